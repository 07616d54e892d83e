import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stageOf, type Challenge } from '../../functions/domain/call/challenge.ts';
import { embeddedIssuer } from '../../functions/adapters/oidc/embedded/loopback.ts';
import { demoPlays } from '../../functions/main/local/data-folder.ts';
import { loadDemo } from '../../functions/main/demo/load.ts';
import { reasonOf } from '../../functions/main/demo/play-decisions.ts';
import { judges as panel, mara, vanished } from '../../functions/main/demo/cast.ts';
import { summarize } from '../../functions/domain/judging/evaluation/summary.ts';
import { listRows } from '../../functions/use-cases/agency/deciding/list-rows.ts';
import { readResults } from '../../functions/use-cases/agency/deciding/read-results.ts';
import { makeWorld, type World } from '../support/world.ts';

/** The demo is what a newcomer sees first: it must hold what the page about it promises, on any date. */
const now = '2027-03-10T16:20:00.000Z';
let world: World;
const folder = mkdtempSync(join(tmpdir(), 'laurel-demo-'));
beforeAll(async () => {
  world = await makeWorld();
  world.clock.set(now);
  await loadDemo(world.ports, folder, (url, bytes) => world.fileStore.receive(url.split('/').at(-1)!, Readable.from([bytes])), () => undefined);
}, 120_000);
afterAll(() => world?.stop());

const personOf = async (email: string) => (await world.ports.people.findByIdentity(embeddedIssuer, email))!;
const all = async (): Promise<Challenge[]> => {
  const [{ agencyId } = { agencyId: '' }] = await world.ports.agencies.agenciesOf((await personOf(mara.email)).id);
  return (await world.ports.challenges.ofAgency(agencyId)).items;
};
const titled = async (title: string) => (await all()).find((one) => one.title.startsWith(title))!;

test('one agency has a challenge in every state', async () => {
  const stages = await Promise.all((await all()).map(async ({ id }) => stageOf((await world.ports.challenges.find(id))!, now)));
  expect(stages.toSorted()).toEqual(['draft', 'draft', 'judging', 'open', 'results']);
  expect(demoPlays(folder)).toBe(false);
});

test('forty teams, of which one came too late', async () => {
  const teams = await Promise.all((await all()).map(({ id }) => world.ports.teams.ofChallenge(id)));
  expect(teams.flat()).toHaveLength(40);
  const judging = await titled('Trusted permits');
  const late = await world.ports.entries.ofChallenge(judging.id, 'draft');
  expect(late.items.map(({ title, sentVersion }) => [title, sentVersion])).toEqual([['Permits on paper, checked by phone', 0]]);
});

test('twelve judges: one in conflict never meets the entry, one has vanished', async () => {
  const judging = await titled('Trusted permits');
  const round = (await world.ports.rounds.current(judging.id))!;
  const seats = await world.ports.judges.ofChallenge(judging.id);
  expect(seats).toHaveLength(12);
  const harborlight = (await world.ports.teams.ofChallenge(judging.id)).find(({ name }) => name === 'Harborlight')!;
  const kofi = seats.find(({ email }) => email === panel[1]!.email)!;
  const his = await world.ports.evaluations.ofJudge(round.id, kofi.personId);
  const met = await world.ports.entries.findMany(his.map(({ entryId }) => entryId));
  expect(his.length).toBeGreaterThan(2);
  expect(met.filter(({ teamId }) => teamId === harborlight.id)).toEqual([]);
  const gone = await world.ports.evaluations.ofJudge(round.id, seats.find(({ email }) => email === vanished.email)!.personId);
  expect(new Set(gone.map(({ state }) => state))).toEqual(new Set(['assigned']));
});

test('two finished entries have the same mean, what told them apart is said, and the winners are out', async () => {
  const finished = await titled('Street vendor');
  const manager = await personOf(mara.email);
  const caller = { at: now, address: 'test', person: manager, authenticatedAt: now };
  const { items: rows } = await listRows(world.ports, caller, { challengeId: finished.id, order: 'scores', page: 1, after: undefined });
  const tied = rows.filter(({ title }) => ['The waiting list anyone can check', 'Street fines, traced to the end'].includes(title));
  expect(tied.map(({ summary }) => summary.mean)).toEqual([tied[0]!.summary.mean, tied[0]!.summary.mean]);
  expect(tied.map((row) => [row.rank > 0, row.standing?.interval !== undefined])).toEqual([[true, true], [true, true]]);
  expect(rows.filter(({ decision }) => decision?.outcome === 'winner')).toHaveLength(4);
  for (const [row, other] of [tied, tied.toReversed()]) expect(row!.decision!.reason).toContain(`Its ${row!.rank === other!.rank ? 'score' : 'average'} equals that of “${other!.title}”`);
  expect(await readResults(world.ports, caller, finished.id)).toMatchObject({ named: [], undecided: 0, total: rows.length });
});

test('a reason names no entry that was not selected, whoever ties', () => {
  const alike = ['Licenses that survive a lost wallet', 'One form for three departments', ...Array.from({ length: 7 }, (_, i) => `Entry ${i}`)];
  const rows = alike.map((title) => ({ title, summary: summarize([60]) }));
  const reasons = rows.map((_, i) => reasonOf(rows, i));
  expect(reasons.filter((reason) => alike.some((title) => reason.includes(title)))).toEqual([]);
  expect(reasons.every((reason) => reason.length > 0)).toBe(true);
});

test('where the draw leaves the two equal in score too, the reasons claim no stricter judges', () => {
  const row = (title: string, rank: number) => ({ title, rank, summary: summarize([60]) });
  const twins = (second: number) => [row('The waiting list anyone can check', 1), row('Street fines, traced to the end', second)];
  expect([0, 1].map((i) => /stricter|milder/.test(reasonOf(twins(1), i)))).toEqual([false, false]);
  expect([0, 1].map((i) => /stricter|milder/.test(reasonOf(twins(2), i)))).toEqual([true, true]);
});
