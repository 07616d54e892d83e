import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Round } from '../../functions/domain/judging/round/round.ts';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { repairAssignments } from '../../functions/use-cases/system/repair-assignments.ts';
import { crowdOf } from '../support/crowd.ts';
import { marks, workOut } from '../support/judging.ts';
import { panelIn, scoreAs } from '../support/panel.ts';
import { openAgency, openChallenge, type Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let challenge: Opened;
let round: Round;
let judges: string[];
let entryId: string;
/** Who was drawn for the entry, and two who were not. */
let drawn: string;
let judgeId: string;
let other: string;
type Row = { entryId: string; readers: { judgeId: string; byHand: boolean; state: string }[]; able: string[] };
const as = (id: string) => world.as({ id, email: '', name: '' });
const pair = (who = judgeId) => ({ judgeId: who, entryId });
const give = (who = judgeId) => world.as('mara').post(`/assignments/${challenge.id}`, pair(who));
const takeBack = (who = judgeId, key?: string) => world.as('mara').post(`/assignments/${challenge.id}/take-back`, pair(who), key ? { key } : {});
const row = async () => (await answer<{ entries: Row[] }>(world.as('mara').get(`/assignments/${challenge.id}`))).entries.find((one) => one.entryId === entryId)!;
const drain = () => drainOutbox(world.ports, (line) => world.logged.push(line));
const listOf = async (who = judgeId) => (await answer<{ rows: { entryId: string }[] }>(as(who).get(`/evaluations/${challenge.id}`))).rows.map((one) => one.entryId);
const counts = async () => {
  const board = await answer<{ judges: { judgeId: string; assigned: number; left: number; recused: number }[]; entries: { entryId: string; assigned: number }[]; fixes: object[] }>(world.as('mara').get(`/progress/${challenge.id}`));
  const [own, entry] = [board.judges.find((one) => one.judgeId === judgeId)!, board.entries.find((one) => one.entryId === entryId)!];
  return { judge: [own.assigned, own.left, own.recused], entry: entry.assigned, fixes: board.fixes.length };
};
const letters = async (template: string) => (await world.ports.mails.all()).items.filter((mail) => mail.template === template && mail.personId === judgeId).length;

beforeAll(async () => {
  world = await makeWorld();
  world.clock.set('2027-01-05T15:00:00.000Z');
  challenge = await openChallenge(world, (await openAgency(world)).id);
  const entries = await crowdOf(world, challenge, 4, { sent: true });
  judges = await panelIn(world, challenge, 6);
  world.clock.set('2027-01-18T15:00:00.000Z');
  round = await answer<Round>(world.as('mara').post(`/assignments/${challenge.id}/publish`));
  await drain();
  entryId = entries[0]!.id;
  const { readers, able } = await row();
  [drawn, judgeId, other] = [readers[0]!.judgeId, able[0]!, able[1]!];
}, 60_000);
afterAll(() => world?.stop());

test('what was added by hand is taken back before it is begun: once, and every count is what it was', async () => {
  const [before, seen] = [await counts(), await listOf()];
  await answer(give(), 201);
  await drain();
  expect((await row()).readers.find((one) => one.judgeId === judgeId)).toMatchObject({ byHand: true, state: 'assigned' });
  expect([await counts(), await listOf()]).toEqual([{ ...before, judge: [before.judge[0]! + 1, before.judge[1]! + 1, 0], entry: before.entry + 1 }, expect.arrayContaining([entryId])]);
  const done = await answer(takeBack(judgeId, 'back-once'));
  expect(done).toEqual({ ...pair(), state: 'taken-back' });
  expect(await answer(takeBack(judgeId, 'back-once'))).toEqual(done);
  await drain();
  await drain();
  expect([await counts(), await listOf()]).toEqual([before, seen]);
  const { readers, able } = await row();
  expect([readers.map((one) => one.judgeId).includes(judgeId), able.includes(judgeId)]).toEqual([false, true]);
  expect((await as(judgeId).get(`/evaluations/${challenge.id}/${entryId}`)).status).toBe(404);
  expect((await as(judgeId).put(`/evaluations/${challenge.id}/${entryId}`, { marks: marks(3), comments: {}, note: '', feedback: '' }, { version: 1 })).status).toBe(404);
  expect((await takeBack()).status).toBe(404);
  expect([await letters('assignment-added'), await letters('assignment-taken-back')]).toEqual([1, 1]);
  const { items } = await answer<{ items: { kind: string }[] }>(world.as('mara').get(`/acts?about=${challenge.id}`));
  expect(items.filter(({ kind }) => kind === 'assignment.taken-back')).toHaveLength(1);
});

test('a repair does not give it back to the judge, and the organizer can', async () => {
  const held = async () => (await world.ports.evaluations.ofJudge(round.id, judgeId)).filter((one) => one.entryId === entryId).map(({ state }) => state);
  await answer(world.as('mara').post(`/judges/${challenge.id}/${drawn}/revoke`, { reason: 'Vanished.' }));
  await drain();
  await repairAssignments(world.ports, { about: challenge.id });
  expect(await held()).toEqual(['taken-back']);
  await answer(give(), 201);
  await drain();
  expect([await held(), await listOf()]).toEqual([['assigned'], expect.arrayContaining([entryId])]);
  expect(await answer(give(), 409)).toMatchObject({ code: 'taken' });
});

test('what was begun, what was drawn and what is not there stays; only the manager of the call may ask', async () => {
  const own = (await listOf(other))[0]!;
  const another = { judgeId: other, entryId: own };
  expect(await answer(world.as('mara').post(`/assignments/${challenge.id}/take-back`, another), 409)).toMatchObject({ detail: 'This judge was drawn for this entry. Only what was added by hand can be taken back.' });
  const { version } = (await world.ports.evaluations.find(round.id, judgeId, entryId))!;
  await answer(as(judgeId).put(`/evaluations/${challenge.id}/${entryId}`, { marks: marks(3), comments: {}, note: '', feedback: '' }, { version }));
  expect(await answer(takeBack(), 409)).toMatchObject({ code: 'conflict', detail: 'This judge has begun with this entry. Work that was begun is never taken away.' });
  for (const who of ['paul', 'lena'] as const) expect((await world.as(who).post(`/assignments/${challenge.id}/take-back`, pair())).status).toBe(who === 'paul' ? 403 : 404);
  expect((await world.as('mara').post(`/assignments/${challenge.id}/take-back`, { judgeId: world.ports.chance.id('person'), entryId })).status).toBe(404);
});

test('a judge who begins at the same moment keeps the entry', async () => {
  const save = world.ports.evaluations.save;
  const [free] = (await row()).able;
  if (free === undefined) throw new Error('nobody is free for the entry');
  await answer(give(free), 201);
  world.ports.evaluations.save = async (one, deed, conflict) => {
    world.ports.evaluations.save = save;
    await answer(as(free).put(`/evaluations/${challenge.id}/${entryId}`, { marks: marks(4), comments: {}, note: '', feedback: '' }, { version: one.version - 1 }));
    return save(one, deed, conflict);
  };
  expect(await answer(takeBack(free), 409)).toMatchObject({ code: 'conflict', detail: 'This judge has begun with this entry. Work that was begun is never taken away.' });
  expect((await world.ports.evaluations.find(round.id, free, entryId))!.state).toBe('started');
});

test('the round is worked out with what was added and taken back in it, and then nothing can be taken back', async () => {
  for (const judge of judges) await scoreAs(world, round, judge, (id) => (id === entryId ? 4 : 2));
  world.clock.set('2027-02-12T22:01:00.000Z');
  expect(await answer(takeBack(), 409)).toMatchObject({ code: 'closed' });
  await workOut(world, challenge);
  expect(await answer(world.as('mara').get(`/results/${challenge.id}`))).toMatchObject({ working: { state: 'ready' }, placed: 4 });
});
