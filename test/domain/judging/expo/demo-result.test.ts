import { expect, test } from 'vitest';
import { sha256 } from '../../../../functions/adapters/system/sha256.ts';
import type { ExpoAnswer } from '../../../../functions/domain/judging/expo/demo-day.ts';
import { resultOf } from '../../../../functions/domain/judging/expo/demo-result.ts';
import { streams } from '../scores/contests.ts';

const at = '2027-02-01T15:00:00.000Z';
const day = { id: `day_${'0'.repeat(21)}`, challengeId: `chl_${'0'.repeat(21)}`, top: 2 };
const tables = ['AA', 'BB', 'CC', 'DD'].map((code) => ({ code }));
const judge = (n: number) => `per_${String(n).padStart(21, '0')}`;
const answerOf = (who: number, number: number, [first, second, stronger]: [number, number, ExpoAnswer['stronger']], drawn: ExpoAnswer['drawn'] = 'aimed'): ExpoAnswer =>
  ({ challengeId: day.challengeId, dayId: day.id, personId: judge(who), number, first, second, stronger, drawn, at });

/** Four judges saw everything in an order of their own; the first table is the strongest, then the second, and so on. */
const orders = [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2], [2, 0, 3, 1]];
const answers = orders.flatMap((order, who) => order.slice(1).map((second, n) => answerOf(who, n, [order[n]!, second, order[n]! < second ? 'first' : 'second'])));

test('the order comes from all answers, with how often each table was seen and compared', () => {
  const { rows, ...said } = resultOf(day, tables, { answers, turns: orders.map((seen) => ({ seen })) }, at, sha256);
  expect(said).toEqual({ challengeId: day.challengeId, dayId: day.id, at, judges: 4, visits: 16, comparisons: 12, byLot: 0, reliability: undefined });
  expect(rows.map(({ table, place, shared, seen, comparisons }) => ({ table, place, shared, seen, comparisons }))).toEqual([
    { table: 0, place: 1, shared: false, seen: 4, comparisons: 6 }, { table: 1, place: 2, shared: false, seen: 4, comparisons: 6 }, { table: 2, place: 3, shared: false, seen: 4, comparisons: 6 }, { table: 3, place: 4, shared: false, seen: 4, comparisons: 6 },
  ]);
  for (const { wins, winsInterval, rankInterval, place } of rows) {
    expect(winsInterval[0] < wins && wins < winsInterval[1]).toBe(true);
    expect(rankInterval[0] <= place && place <= rankInterval[1]).toBe(true);
  }
  const chances = rows.map(({ topChance }) => topChance);
  expect(chances).toEqual(chances.toSorted((a, b) => b - a));
  expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(day.top, 9);
});

test('the order in which answers are stored changes nothing', () => {
  const [one, other] = [answers, answers.toReversed()].map((given) => resultOf(day, tables, { answers: given, turns: [] }, at, sha256));
  expect(one!.rows.map(({ table, place, topChance }) => [table, place, topChance])).toEqual(other!.rows.map(({ table, place, topChance }) => [table, place, topChance]));
});

test('a day without an answer leaves every table in the first place, shared', () => {
  const { rows, judges } = resultOf(day, tables, { answers: [], turns: [] }, at, sha256);
  expect([judges, rows.map(({ place, shared, wins, seen }) => [place, shared, wins, seen])]).toEqual([0, Array.from({ length: 4 }, () => [1, true, 0.5, 0])]);
});

test('reliability is measured on pairs drawn by lot alone', () => {
  const chance = streams('day by lot');
  const pairs = (count: number, drawn: ExpoAnswer['drawn'], from: number) => Array.from({ length: count }, (_, n) => {
    const first = chance.below(4);
    const second = (first + 1 + chance.below(3)) % 4;
    return answerOf(n % 8, from + n, [first, second, first < second ? 'first' : 'second'], drawn);
  });
  const aimed = resultOf(day, tables, { answers: pairs(80, 'aimed', 0), turns: [] }, at, sha256);
  const both = resultOf(day, tables, { answers: [...pairs(80, 'aimed', 0), ...pairs(20, 'lot', 80)], turns: [] }, at, sha256);
  expect([aimed.reliability, both.byLot]).toEqual([undefined, 20]);
  expect(both.reliability!).toBeGreaterThan(0.8);
});
