import { expect, test } from 'vitest';
import type { ExpoAnswer, Turn } from '../../../../functions/domain/judging/expo/demo-day.ts';
import { nextTable } from '../../../../functions/domain/judging/expo/next-table.ts';
import { knownOf, partOf, posteriorOf } from '../../../../functions/domain/judging/expo/posterior.ts';
import { fitComparisons } from '../../../../functions/domain/judging/pairs/comparison-fit.ts';
import { knownBeside } from '../../../../functions/domain/judging/pairs/next-pairing.ts';
import { streams } from '../scores/contests.ts';

const at = '2027-02-01T15:00:00.000Z';
const day = { tables: 6, top: 2, minutes: 5 };
const fresh: Pick<Turn, 'seen' | 'shut' | 'missed'> = { seen: [], shut: [], missed: [] };
const floor = (tables: number, kept: number, views = Array.from({ length: tables }, () => 0)) => ({ known: knownOf(tables, kept, undefined, undefined), views, busy: [] as number[] });
const about = { challengeId: `chl_${'0'.repeat(21)}`, dayId: `day_${'0'.repeat(21)}`, personId: `per_${'0'.repeat(21)}` };
const answerOf = (first: number, second: number, stronger: ExpoAnswer['stronger'], number = 0): ExpoAnswer => ({ ...about, number, first, second, stronger, drawn: 'aimed', at });

test('a judge is never sent to a table they saw, are in conflict with, or that is with another judge', () => {
  const chance = streams('never');
  const sent = Array.from({ length: 300 }, () => nextTable(day, { seen: [0, 1], shut: [2], missed: [] }, { ...floor(6, 1), busy: [3] }, at, chance));
  expect(new Set(sent.map((one) => (typeof one === 'string' ? one : one.table)))).toEqual(new Set([4, 5]));
});

test('where every table left is with another judge they wait; where none is left they are done', () => {
  const chance = streams('wait');
  const next = (seen: number[], shut: number[], busy: number[]) => nextTable(day, { seen, shut, missed: [] }, { ...floor(6, seen.at(-1) ?? -1), busy }, at, chance);
  expect([next([0, 1, 2], [3], [4, 5]), next([0, 1, 2], [3, 4, 5], []), next([], [0, 1, 2, 3, 4, 5], [])]).toEqual(['wait', 'done', 'done']);
});

test('where nobody was, they come back after the time of a visit and not before', () => {
  const turn = { seen: [0, 1, 2, 3, 4], shut: [], missed: [{ table: 5, at }] };
  const later = (minutes: number) => nextTable(day, turn, floor(6, 4), new Date(Date.parse(at) + minutes * 60_000).toISOString(), streams('missed'));
  expect([later(4), later(5)]).toEqual(['wait', expect.objectContaining({ table: 5 })]);
});

test('tables that were seen least come first, whatever the scores say', () => {
  const chance = streams('least');
  const sent = Array.from({ length: 200 }, () => nextTable(day, fresh, floor(6, -1, [3, 3, 0, 3, 0, 1]), at, chance));
  expect(new Set(sent.map((one) => (one as { table: number }).table))).toEqual(new Set([2, 4]));
  expect(sent.every((one) => (one as { drawn: string }).drawn === 'aimed')).toBe(true);
});

test('one pair in five is drawn by lot, over every table that is open', () => {
  const chance = streams('lot');
  const sent = Array.from({ length: 2000 }, () => nextTable(day, { ...fresh, seen: [0] }, floor(6, 0, [9, 9, 0, 9, 9, 9]), at, chance) as { table: number; drawn: string });
  const lot = sent.filter(({ drawn }) => drawn === 'lot');
  expect(lot.length / 2000).toBeCloseTo(0.2, 1);
  expect(new Set(lot.map(({ table }) => table))).toEqual(new Set([1, 2, 3, 4, 5]));
  expect(new Set(sent.filter(({ drawn }) => drawn === 'aimed').map(({ table }) => table))).toEqual(new Set([2]));
});

/** Ten tables whose order is well known: the first is the strongest. */
const wellKnown = (kept: number) => {
  const pairs = Array.from({ length: 10 }, (_, i) => Array.from({ length: 9 - i }, (_other, j) => [i, i + 1 + j] as const)).flat();
  const answers = pairs.flatMap(([first, second], n) => [answerOf(first, second, 'first', 2 * n), answerOf(second, first, second - first > 1 ? 'second' : 'first', 2 * n + 1)]);
  const { head, parts } = posteriorOf({ id: about.dayId, challengeId: about.challengeId, tables: 10 }, { answers, turns: [] }, at);
  return knownOf(10, kept, head, parts[partOf(10, kept)]);
};

test('comparisons are aimed at the border of the places that matter', () => {
  const chance = streams('border');
  const known = wellKnown(4);
  const meant = (top: number) => {
    const sent = Array.from({ length: 400 }, () => nextTable({ tables: 10, top, minutes: 5 }, { ...fresh, seen: [4] }, { known, views: Array.from({ length: 10 }, () => 9), busy: [] }, at, chance) as { table: number; drawn: string });
    const aimed = sent.filter(({ drawn }) => drawn === 'aimed').map(({ table }) => table);
    return aimed.reduce((sum, table) => sum + table, 0) / aimed.length;
  };
  expect(meant(2)).toBeLessThan(meant(8) - 1);
});

test('what a job keeps in parts is the fit of all answers, to four digits', () => {
  const tables = 60;
  const chance = streams('parts');
  const answers = Array.from({ length: 120 }, (_, n) => answerOf(n % tables, (n + 1 + chance.below(tables - 2)) % tables, (['first', 'second', 'equal'] as const)[chance.below(3)]!, n)).filter(({ first, second }) => first !== second);
  const turns = [{ ...about, seen: [0, 5, 5], shut: [], missed: [], answers: 2, version: 3 }];
  const { head, parts } = posteriorOf({ id: about.dayId, challengeId: about.challengeId, tables }, { answers, turns }, at);
  const fit = fitComparisons(tables, answers);
  for (const kept of [0, 33, 59]) {
    const [kept60, whole] = [knownOf(tables, kept, head, parts[partOf(tables, kept)]), knownBeside(fit, kept)];
    for (const part of ['strength', 'variance', 'withKept'] as const) {
      const away = Array.from({ length: tables }, (_, i) => Math.abs(kept60[part][i]! - whole[part][i]!));
      expect(Math.max(...away)).toBeLessThanOrEqual(0.5001e-4);
    }
  }
  expect([parts.length, parts.flatMap(({ rows }) => rows).length, head.views.slice(0, 6)]).toEqual([2, 60, [1, 0, 0, 0, 0, 2]]);
});
