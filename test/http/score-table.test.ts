import { afterAll, beforeAll, expect, test } from 'vitest';
import { summarize } from '../../functions/domain/judging/evaluation/summary.ts';
import type { EntryResult } from '../../functions/domain/judging/result/result.ts';
import { readCsv } from '../../functions/domain/words/csv.ts';
import { drainOutbox } from '../../functions/jobs/drain-outbox.ts';
import { writeTable } from '../../functions/use-cases/system/write-table.ts';
import { closedRound, plantResults } from '../support/closed-round.ts';
import { rowsIn } from '../support/results.ts';
import type { Opened } from '../support/stage.ts';
import { answer, makeWorld, type World } from '../support/world.ts';

type Row = { entryId: string; code: string; title: string; team: string; rank: number; scores: number[]; criteria: Record<string, number>; standing: EntryResult; decision?: { outcome: string }; chair?: { place: number } };
type Review = { entryId: string; judge: string; comments: Record<string, string>; note: string; feedback: string };
let world: World;
let challenge: Opened;
let roundId: string;
const ask = () => world.as('mara').get(`/results/${challenge.id}/table`);
const drain = () => drainOutbox(world.ports, (line) => world.logged.push(line));
const stored = async () => (await world.ports.results.table(roundId))!;
const decide = (entryId: string, version: number, outcome: string) => answer(world.as('mara').post(`/results/${challenge.id}/decisions`, { entryId, outcome, prizeId: '', reason: 'As scored.', feedback: '' }, { version }));
const writing = { code: 'conflict', detail: 'The table is being written. Look again in a minute.' };

/** Each line by the name of its column. */
const table = async (): Promise<Record<string, string>[]> => {
  const { url } = await answer<{ url: string }>(ask());
  const { stream, name } = await world.fileStore.send(url.split('/').at(-1)!);
  expect(name).toBe(`scores-${challenge.slug}.csv`);
  const [head, ...lines] = readCsv(Buffer.concat(await stream.toArray()).toString('utf8')).map(({ cells }) => cells);
  return lines.map((cells) => Object.fromEntries(head!.map((column, at) => [column, cells[at]!])));
};
const shown = (value: number | undefined) => (value === undefined ? '' : String(Math.round(value * 10_000) / 10_000));

beforeAll(async () => {
  world = await makeWorld();
  ({ challenge } = await closedRound(world, 20, { reviews: 2, judges: 4 }));
  roundId = (await world.ports.rounds.current(challenge.id))!.id;
  const [first] = await rowsIn<Row>(world.as('mara'), challenge.id);
  const [one] = await world.ports.evaluations.ofEntry(roundId, first!.entryId);
  await world.ports.evaluations.keep({ ...one!, comments: { privacy: 'Says what it keeps, “and why”.' }, version: one!.version + 1 });
}, 60_000);
afterAll(() => world?.stop());

test('until a job has written it, whoever asks is told so', async () => {
  expect(await answer(ask(), 409)).toMatchObject(writing);
  expect((await answer<{ table?: object }>(world.as('mara').get(`/results/${challenge.id}`))).table).toBeUndefined();
});

test('it says of every entry what the pages say, numbers to four decimals', async () => {
  await drain();
  const rows = await rowsIn<Row>(world.as('mara'), challenge.id);
  const reviews: Review[] = [];
  for (let next: string | undefined = ''; next !== undefined;) {
    const page: { items: Review[]; next?: string } = await answer(world.as('mara').get(`/results/${challenge.id}/reviews${next && `?cursor=${encodeURIComponent(next)}`}`));
    reviews.push(...page.items);
    ({ next } = page);
  }
  const { criteria } = await answer<{ criteria: { id: string; name: string }[] }>(world.as('mara').get(`/results/${challenge.id}`));
  const together = (own: Review[], textOf: (one: Review) => string | undefined) => own.flatMap((one) => (textOf(one)?.trim() ? [`${one.judge}: ${textOf(one)!.trim()}`] : [])).join('\n');
  const expected = rows.map(({ entryId, code, title, team, rank, scores, criteria: means, standing }, n) => {
    const [own, { mean, median, spread }] = [reviews.filter((one) => one.entryId === entryId), summarize(scores)];
    return {
      place: String(rank), tied: 'no', code, title, team, reviews: '2', mean: shown(mean), median: shown(median), spread: shown(spread), adjusted: shown(standing.adjusted), low: shown(standing.interval![0]), high: shown(standing.interval![1]),
      'best place': shown(standing.rankInterval![0]), 'worst place': shown(standing.rankInterval![1]), 'expected place': shown(standing.expectedRank), 'chance above the next': shown(standing.beatsNext), 'judges stricter by': '0.1235',
      'best without one judge': shown(standing.withoutOneJudge![0]), 'worst without one judge': shown(standing.withoutOneJudge![1]), 'robust place': String(rank), scores: scores.map(shown).join(' '),
      ...Object.fromEntries(criteria.flatMap(({ id, name }) => [[`mean of ${name}`, shown(means[id])], [`comments on ${name}`, together(own, ({ comments }) => comments[id])]])),
      decision: n === 0 ? 'winner' : 'not-selected', prize: n === 0 ? 'Grand prize' : '', 'chair’s place': '', 'chair’s reason': '', 'notes to the panel': together(own, ({ note }) => note), 'feedback to the team': together(own, ({ feedback }) => feedback),
    };
  });
  const found = await table();
  expect(found).toEqual(expected);
  expect(found[0]!['notes to the panel']!.split('\n').length).toBe(2);
  expect(Object.values(found[0]!).filter((cell) => cell.includes('Says what it keeps, “and why”.')).length).toBe(1);
  expect(Object.values(found[0]!).join(' ')).not.toMatch(/\d\.\d{5}/);
});

test('what is staged is in it after the next look of a job, and many acts that wait make one table', async () => {
  const rows = await rowsIn<Row>(world.as('mara'), challenge.id);
  const { version } = await stored();
  for (const { entryId } of rows.slice(1, 6)) await decide(entryId, 1, 'finalist');
  await drain();
  expect((await table()).map(({ decision }) => decision)).toEqual(['winner', ...Array<string>(5).fill('finalist'), ...Array<string>(14).fill('not-selected')]);
  expect((await stored()).version - version).toBe(1);
});

test('where the chair moves an entry, the table of before is not handed out again', async () => {
  const rows = await rowsIn<Row>(world.as('mara'), challenge.id);
  const place = `/results/${challenge.id}/places/${rows[4]!.entryId}`;
  await answer(world.as('mara').put(place, { place: 2, reason: 'It runs already in three cities.' }, { version: 0 }));
  expect(await answer(ask(), 409)).toMatchObject(writing);
  await drain();
  expect((await table()).slice(0, 6).map((line) => [line['place'], line['chair’s place'], line['chair’s reason']])).toEqual([
    ['1', '1', ''], ['2', '3', ''], ['3', '4', ''], ['4', '5', ''], ['5', '2', 'It runs already in three cities.'], ['6', '6', ''],
  ]);
  await answer(world.as('mara').post(`${place}/take-back`, { reason: 'We look again at it.' }, { version: 1 }));
  expect(await answer(ask(), 409)).toMatchObject(writing);
  await drain();
  expect((await table()).every((line) => line['chair’s place'] === '' && line['chair’s reason'] === '')).toBe(true);
});

test('an entry that is withdrawn leaves it', async () => {
  const rows = await rowsIn<Row>(world.as('mara'), challenge.id);
  const last = (await world.ports.entries.find(rows.at(-1)!.entryId))!;
  await world.ports.entries.withdraw({ ...last, withdrawnAt: world.clock.now(), version: last.version + 1 }, { id: world.ports.chance.id('act'), kind: 'entry.withdrawn', about: challenge.id, by: 'system', at: world.clock.now(), refs: { entry: last.id } });
  await drain();
  expect((await table()).map(({ code }) => code)).toEqual(rows.slice(0, -1).map(({ code }) => code));
});

test('once the decisions are applied no table of before is handed out; a job that is told twice writes nothing anew, and leaves two tables at the most', async () => {
  await answer(world.as('mara').post(`/results/${challenge.id}/apply`));
  expect(await answer(ask(), 409)).toMatchObject(writing);
  const earlier = await stored();
  await drain();
  expect((await table()).slice(0, 3).map(({ decision, prize }) => [decision, prize])).toEqual([['winner', 'Grand prize'], ['finalist', ''], ['finalist', '']]);
  const now = await stored();
  expect((await answer<{ table: object }>(world.as('mara').get(`/results/${challenge.id}`))).table).toEqual({ at: now.at });
  await writeTable(world.ports, { id: now.covers[0]!, about: challenge.id });
  expect(await stored()).toEqual(now);
  const left = await Promise.all([earlier.earlier!, earlier.file!, now.file!].map(async (key) => (await world.ports.fileStore.read(key)) !== undefined));
  expect(left).toEqual([false, true, true]);
});

test('results that are worked out anew have a table of their own, and nothing of the one before stays', async () => {
  const before = await stored();
  const rows = await rowsIn<Row>(world.as('mara'), challenge.id);
  const entries = await world.ports.entries.findMany(rows.map(({ entryId }) => entryId));
  const scoring = (await world.ports.results.scoring(roundId))!;
  const act = { id: world.ports.chance.id('act'), about: challenge.id };
  await plantResults({ results: { ...world.ports.results, saveScoring: (one) => world.ports.results.saveScoring({ ...one, version: scoring.version + 1 }) } }, { id: roundId, challengeId: challenge.id }, entries.toReversed(), 2);
  expect(await answer(ask(), 409)).toMatchObject(writing);
  let steps = 1;
  while ((await writeTable(world.ports, act)) === 'unfinished') steps += 1;
  expect([steps, (await table()).map(({ code }) => code)]).toEqual([3, entries.toReversed().map(({ code }) => code)]);
  for (const key of [before.file!, before.earlier!, `${before.run}-lines-0`]) expect(await world.ports.fileStore.read(key)).toBeUndefined();
});
