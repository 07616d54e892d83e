import { afterAll, beforeAll, expect, test } from 'vitest';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { onEvent } from '../../functions/jobs/on-event.ts';
import { judgeIn, marks } from '../support/judging.ts';
import { people } from '../support/people.ts';
import { plantChallenge, toJudging } from '../support/planted.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

let world: World;
let planted: Awaited<ReturnType<typeof plantChallenge>>;
const written = { marks: marks(3), comments: {}, note: '', feedback: '' };
type Board = { pace: object; judges: { judgeId: string; assigned: number; saved: number; recused: number; left: number; revoked: boolean; lastActive?: string }[]; entries: { entryId: string; assigned: number; saved: number }[]; fixes: object[] };

beforeAll(async () => {
  world = await makeWorld();
  planted = await plantChallenge(world);
  await toJudging(world, planted.challenge.id);
});
afterAll(() => world?.stop());

const board = async (): Promise<Board> => {
  await drainOutbox(world.ports, (line) => world.logged.push(line));
  return answer<Board>(world.as('mara').get(`/progress/${planted.challenge.id}`));
};
const planned = () => answer(world.as('mara').get(`/assignments/${planted.challenge.id}`));
const judgeRow = ({ judges }: Board, who: 'jana' | 'jim' | 'kofi' | 'vera') => judges.find((row) => row.judgeId === people[who].id);
const entryRow = ({ entries }: Board, id: string) => entries.find((row) => row.entryId === id);

test('the board begins with what was published, before anybody scored', async () => {
  const seen = await board();
  expect(seen.pace).toEqual({ done: 0, total: 2, missing: 0, idle: 2, recent: 0, since: '2027-01-18T14:00:00.000Z' });
  expect(judgeRow(seen, 'jana')).toMatchObject({ assigned: 1, saved: 0, left: 1 });
  expect(judgeRow(seen, 'jim')).toMatchObject({ assigned: 0, left: 0 });
  expect(seen.entries.map(({ assigned, saved }) => ({ assigned, saved }))).toEqual([{ assigned: 1, saved: 0 }, { assigned: 1, saved: 0 }]);
  expect(seen.fixes).toEqual(expect.arrayContaining([{ kind: 'judge-idle', judgeId: people.jana.id, left: 1 }, { kind: 'judge-idle', judgeId: people.kofi.id, left: 1 }]));
  expect(seen.fixes).toHaveLength(2);
});

test('once judging is over, an entry is short of what never came, whoever it was given to', async () => {
  const now = world.clock.now();
  world.clock.set('2027-02-12T22:01:00.000Z');
  const short = [planted.entry.id, planted.ritas.id].map((entryId) => ({ kind: 'entry-short', entryId, missing: 1, able: [] }));
  expect((await board()).fixes).toEqual(expect.arrayContaining(short));
  world.clock.set(now);
});

test('the first word shows a judge at work, saving counts, stepping back makes the entry short where nobody else may read it', async () => {
  const path = `/evaluations/${planted.challenge.id}/${planted.entry.id}`;
  await answer(world.as('jana').put(path, { ...written, marks: {}, note: 'Reading.' }, { version: 1 }));
  expect((await board()).fixes).toEqual([{ kind: 'judge-idle', judgeId: people.kofi.id, left: 1 }]);
  await answer(world.as('jana').post(`${path}/save`, written, { version: 2 }));
  const saved = await board();
  expect([judgeRow(saved, 'jana'), entryRow(saved, planted.entry.id)]).toMatchObject([{ assigned: 1, saved: 1, left: 0, lastActive: '2027-01-18T15:00:00.000Z' }, { assigned: 1, saved: 1 }]);
  await answer(world.as('kofi').post(`/evaluations/${planted.challenge.id}/${planted.ritas.id}/recuse`, { reason: 'A friend.' }));
  const short = await board();
  expect(judgeRow(short, 'kofi')).toMatchObject({ assigned: 0, recused: 1, left: 0 });
  expect(entryRow(short, planted.ritas.id)).toMatchObject({ assigned: 0, saved: 0 });
  expect(short.fixes).toEqual([{ kind: 'entry-short', entryId: planted.ritas.id, missing: 1, able: [] }]);
  expect(short.pace).toMatchObject({ done: 1, total: 1, missing: 1, idle: 0, recent: 1 });
  expect(await planned()).toMatchObject({ pairCount: 1, short: [{ entryId: planted.ritas.id, missing: 1 }], entries: expect.arrayContaining([expect.objectContaining({ entryId: planted.ritas.id, able: [] })]) });
});

test('a judge who comes is given it at once, and that mends it; a reader who abstains or loses access leaves it short again, and every sum agrees', async () => {
  await judgeIn(world, planted.challenge, 'vera');
  expect((await board()).fixes).toEqual([{ kind: 'judge-idle', judgeId: people.vera.id, left: 1 }]);
  await answer(world.as('vera').post(`/evaluations/${planted.challenge.id}/${planted.ritas.id}/set-aside`, { as: 'abstained', reason: 'Not my field.' }));
  const abstained = await board();
  const sums = (rows: { assigned: number; saved: number }[]) => [rows.reduce((sum, row) => sum + row.assigned, 0), rows.reduce((sum, row) => sum + row.saved, 0)];
  expect([sums(abstained.judges), sums(abstained.entries)]).toEqual([[1, 1], [1, 1]]);
  expect(abstained.pace).toMatchObject({ done: 1, total: 1, missing: 1, idle: 0 });
  expect(abstained.fixes).toEqual([{ kind: 'entry-short', entryId: planted.ritas.id, missing: 1, able: [] }]);
  expect(await planned()).toMatchObject({ pairCount: 1, short: [{ missing: 1 }] });
  await answer(world.as('mara').post(`/judges/${planted.challenge.id}/${people.vera.id}/revoke`, { reason: 'Vanished.' }));
  const seen = await board();
  expect(judgeRow(seen, 'vera')).toMatchObject({ revoked: true, left: 0 });
  expect(entryRow(seen, planted.ritas.id)).toMatchObject({ assigned: 0, saved: 0 });
  expect(seen.fixes).toEqual([{ kind: 'entry-short', entryId: planted.ritas.id, missing: 1, able: [] }]);
});

test('every act handled again, in any order, changes nothing', async () => {
  const before = await board();
  const acts: Parameters<typeof onEvent>[1][] = [];
  for (let after: string | undefined; ; ) {
    const page = await world.ports.acts.about(planted.challenge.id, after);
    acts.push(...page.items);
    if (!(after = page.next)) break;
  }
  const ofJudging = acts.filter(({ kind }) => /^(evaluation|assignment|judge)/.test(kind));
  expect(ofJudging.length).toBeGreaterThan(8);
  for (const act of [...ofJudging, ...ofJudging.toReversed()]) await onEvent(world.ports, act);
  expect(await board()).toEqual(before);
});
