import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Act } from '../../functions/domain/act.ts';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { proposeLarge } from '../../functions/use-cases/system/propose-large.ts';
import { countedAs, crowdOf } from '../support/crowd.ts';
import { panelIn } from '../support/panel.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let challenge: Opened;
let judges: string[];
type Row = { entryId: string; code: string; readers: { judgeId: string; byHand: boolean; why?: string }[]; able: string[] };
type Plan = {
  round: { version: number; publishing?: object; publishedBatch?: string }; working?: { state: string; done: number; of: number }; entryCount: number; pairCount: number; published: boolean; byHand: number;
  judges: { id: string; load: number }[]; short: object[]; design?: { components: number }; entries: Row[]; next?: string;
};
const path = (more = '') => `/assignments/${challenge.id}${more}`;
const plan = (cursor?: string) => answer<Plan>(world.as('mara').get(path(cursor ? `?cursor=${encodeURIComponent(cursor)}` : '')));
const propose = (version: number, status = 200) => answer(world.as('mara').put(path(), { reviewsPerEntry: 2, mostPerJudge: 100 }, { version }), status);
const change = (judgeId: string, entryId: string, kind: string, status = 200) => answer(world.as('mara').post(path('/changes'), { judgeId, entryId, change: kind }), status);
const settle = () => drainOutbox(world.ports, (line) => world.logged.push(line));
const publish = (status = 200) => answer<{ publishing?: object }>(world.as('mara').post(path('/publish')), status);
const wholePlan = async () => {
  const first = await plan();
  return [...first.entries, ...(await plan(first.next)).entries];
};
const waiting = async (kind: Act['kind']): Promise<Act> => (await world.ports.outbox.waiting(world.clock.now())).find((act) => act.kind === kind)!;

beforeAll(async () => {
  world = await makeWorld();
  world.clock.set('2027-01-05T15:00:00.000Z');
  challenge = await openChallenge(world, (await openAgency(world)).id, { judging: { reviewsPerEntry: 2, quorum: 1 } });
  await crowdOf(world, challenge, 60, { sent: true });
  judges = await panelIn(world, challenge, 4);
  await settle();
  await countedAs(world, challenge, 300);
}, 60_000);
afterAll(() => world?.stop());

test('where entries are too many a request draws nothing: it says that a job does, and what the plan is', async () => {
  expect(await plan()).toMatchObject({ working: { state: 'waiting', done: 0, of: 0 }, entryCount: 360, pairCount: 0, judges: [], entries: [], published: false });
  await propose(0);
  expect((await plan()).working).toMatchObject({ state: 'waiting' });
});

test('the job lays the proposal out a step at a time, goes on where it was, and shows all of it at once', async () => {
  const act = await waiting('round.planned');
  const step = () => proposeLarge(world.ports, act);
  expect(await step()).toBe('unfinished');
  expect(await plan()).toMatchObject({ working: { state: 'working', done: 0, of: 60 }, entries: [] });
  // two at once: one goes on
  await Promise.all([step(), step()]);
  expect(await plan()).toMatchObject({ working: { state: 'working', done: 60, of: 60 }, entries: [] });
  expect([await step(), await step()]).toEqual(['unfinished', undefined]);
  const seen = await plan();
  expect(seen).toMatchObject({ working: { state: 'ready' }, entryCount: 60, pairCount: 120, short: [], design: { components: 1 } });
  expect(seen.judges.reduce((sum, { load }) => sum + load, 0)).toBe(120);
  const rows = await wholePlan();
  expect([seen.entries.length, rows.length, new Set(rows.map(({ entryId }) => entryId)).size]).toEqual([50, 60, 60]);
  expect(rows.map(({ code }) => code)).toEqual(rows.map(({ code }) => code).toSorted());
  expect(rows.every(({ readers, able }) => readers.length === 2 && able.length === 2 && readers.every(({ why }) => why !== undefined))).toBe(true);
  await settle();
  expect(await wholePlan()).toEqual(rows);
});

test('a change by hand is checked against what was proposed, and a job works the rest out anew', async () => {
  const [row] = await wholePlan();
  const [off, other] = [row!.readers[0]!.judgeId, row!.able[0]!];
  expect(await change(off, row!.entryId, 'add', 409)).toMatchObject({ code: 'taken' });
  await change(other, row!.entryId, 'remove', 404);
  await change(other, row!.entryId, 'add');
  expect(await plan()).toMatchObject({ working: { state: 'waiting' }, byHand: 1 });
  expect(await change(off, row!.entryId, 'remove', 409)).toMatchObject({ detail: 'The proposal is being worked out. Look again in a minute.' });
  await settle();
  const after = await plan();
  expect(after.working).toMatchObject({ state: 'ready' });
  expect(after.entries.find(({ entryId }) => entryId === row!.entryId)!.readers.find(({ judgeId }) => judgeId === other)).toMatchObject({ byHand: true, why: 'Put here by hand.' });
});

test('what changed since makes it outdated, and an outdated proposal is not published', async () => {
  world.clock.set('2027-01-18T15:00:00.000Z');
  await answer(world.as('mara').post(`/judges/${challenge.id}/${judges[0]}/revoke`, { reason: 'Moved away.' }));
  await settle();
  const seen = await plan();
  expect(seen.working).toMatchObject({ state: 'outdated' });
  expect(await publish(409)).toMatchObject({ detail: 'Entries, teams or judges changed since the proposal was worked out. Propose again, and look at it first.' });
  await propose(seen.round.version);
  expect(await publish(409)).toMatchObject({ detail: 'The proposal is being worked out. Look again in a minute.' });
  await settle();
  expect((await plan()).judges.map(({ id }) => id)).not.toContain(judges[0]);
});

test('publishing writes what was shown, by a job, and the page then reads no more than it shows', async () => {
  const shown = (await wholePlan()).map(({ entryId, readers }) => [entryId, readers.map(({ judgeId }) => judgeId).toSorted()]);
  expect((await publish()).publishing).toMatchObject({ done: 0 });
  expect(await world.ports.evaluations.ofJudge((await world.ports.rounds.current(challenge.id))!.id, judges[1]!)).toEqual([]);
  await settle();
  const seen = await plan();
  expect(seen).toMatchObject({ published: true, entryCount: 60, short: [] });
  expect(seen.pairCount).toBe(shown.flatMap(([, readers]) => readers).length);
  const rows = await wholePlan();
  expect(rows.map(({ entryId, readers }) => [entryId, readers.map(({ judgeId }) => judgeId).toSorted()])).toEqual(shown);
  expect(seen.judges.reduce((sum, { load }) => sum + load, 0)).toBe(seen.pairCount);
  const one = rows.find(({ able }) => able.length > 0)!;
  await answer(world.as('mara').post(path(), { judgeId: one.able[0], entryId: one.entryId }), 201);
  expect(world.logged.filter(({ kind }) => /^(assign|round|judge)/.test(String(kind)))).toEqual([]);
});
