import { expect, test } from 'vitest';
import { fitComparisons, type Comparison } from '../../../../functions/domain/judging/pairs/comparison-fit.ts';
import { comparisonChances } from '../../../../functions/domain/judging/pairs/comparison-chances.ts';
import { streams } from '../scores/contests.ts';

const times = (count: number, comparison: Comparison) => Array.from({ length: count }, () => comparison);
/** The widest gap between two lists of numbers. */
const apart = (found: (number | undefined)[], expected: (number | undefined)[]) => Math.max(...found.map((value, at) => Math.abs(value! - expected[at]!)));
const vague = { spread: 1e7, order: false };

/** Cited row, citing column: Biometrika, Comm. Statist., JASA, JRSS-B (Stigler 1994). */
const citations = [[714, 730, 498, 221], [33, 425, 68, 17], [320, 813, 1072, 142], [284, 276, 325, 188]];
const cited = citations.flatMap((row, first) => row.flatMap((count, second) => (first === second ? [] : times(count, { first, second, stronger: 'first' }))));

/** Deviance against the proportions of each cell, given as wins and losses. */
const deviance = (logLikelihood: number, cells: [number, number][]) => {
  const part = (count: number, total: number) => (count > 0 ? count * Math.log(count / total) : 0);
  return 2 * (cells.reduce((sum, [won, lost]) => sum + part(won, won + lost) + part(lost, won + lost), 0) - logLikelihood);
};

test('a vague prior gives the citation strengths, errors and deviance of R BradleyTerry2', () => {
  const { strength, covariance, logLikelihood } = fitComparisons(4, cited, [], vague);
  expect(apart([1, 2, 3].map((i) => strength[i]! - strength[0]!), [-2.949072, -0.47957, 0.268954])).toBeLessThan(5e-6);
  expect(apart([1, 2, 3].map((i) => Math.sqrt(covariance[0]! + covariance[5 * i]! - 2 * covariance[i]!)), [0.102545, 0.060589, 0.07083])).toBeLessThan(5e-4);
  const pairs = [[0, 1], [0, 2], [0, 3], [1, 2], [1, 3], [2, 3]] as const;
  expect(deviance(logLikelihood, pairs.map(([i, j]) => [citations[i]![j]!, citations[j]![i]!]))).toBeCloseTo(4.293384, 5);
});

test('a penalty of 0.1 on the squares gives the strengths of choix', () => {
  expect(apart([...fitComparisons(4, cited, [], { spread: 5, order: false }).strength], [0.788937, -2.156057, 0.309764, 1.057355])).toBeLessThan(5e-6);
});

/** Home wins and losses, rows at home: BAL BOS CLE DET MIL NY TOR (Agresti 1987). */
const baseball = ['- 1-6 3-4 1-5 2-5 2-4 1-6', '6-0 - 5-2 2-5 5-1 4-2 3-3', '2-4 4-2 - 3-3 2-5 4-3 3-4', '4-3 6-0 6-1 - 3-3 4-3 4-2', '6-0 6-1 4-2 4-3 - 4-3 4-2', '6-1 4-3 4-2 5-1 3-3 - 2-5', '6-0 4-3 4-2 4-3 2-5 2-4 -'];
const cells = baseball.flatMap((row, first) => row.split(' ').flatMap((cell, second) => {
  const [won, lost] = cell.split('-').map(Number) as [number, number];
  return cell === '-' ? [] : [{ first, second, won, lost }];
}));
const games = cells.flatMap(({ first, second, won, lost }) => [...times(won, { first, second, stronger: 'first' }), ...times(lost, { first, second, stronger: 'second' })]);

test('baseball with and without the advantage of being first is that of Agresti', () => {
  const away = fitComparisons(7, games, [], vague);
  expect(apart([1, 2, 3, 4, 5, 6].map((i) => away.strength[i]! - away.strength[0]!), [1.107698, 0.683853, 1.436408, 1.581356, 1.247618, 1.294485])).toBeLessThan(5e-6);
  const results = cells.map(({ won, lost }): [number, number] => [won, lost]);
  expect(deviance(away.logLikelihood, results)).toBeCloseTo(44.053461, 5);
  const home = fitComparisons(7, games, [], { ...vague, order: true });
  expect(apart([home.first, home.strength[1]! - home.strength[0]!, home.strength[4]! - home.strength[0]!], [0.302261, 1.143803, 1.619555])).toBeLessThan(5e-6);
  expect(home.firstError).toBeCloseTo(0.130944, 4);
  expect(deviance(home.logLikelihood, results)).toBeCloseTo(38.642852, 5);
});

test('a cycle says nothing, one more answer does; a cycle of batches says nothing either', () => {
  const beats = (first: number, second: number): Comparison => ({ first, second, stronger: 'first' });
  const cycle = [beats(0, 1), beats(1, 2), beats(2, 0)];
  expect(apart([...fitComparisons(3, cycle, [], vague).strength], [0, 0, 0])).toBeLessThan(5e-9);
  expect(apart([...fitComparisons(3, [...cycle, beats(0, 1)], [], vague).strength], [0.419617624, -0.419617624, 0])).toBeLessThan(5e-7);
  expect(apart([...fitComparisons(3, [], [[0, 1, 2], [1, 2, 0], [2, 0, 1]], vague).strength], [0, 0, 0])).toBeLessThan(5e-9);
});

test('a batch of two is a comparison', () => {
  const pairs: [number, number][] = [[0, 1], [1, 2], [0, 2], [2, 1], [3, 0]];
  const asPairs = fitComparisons(4, pairs.map(([first, second]) => ({ first, second, stronger: 'first' })), [], { spread: 2.25, order: false });
  expect(apart([...fitComparisons(4, [], pairs, { spread: 2.25, order: false }).strength], [...asPairs.strength])).toBeLessThan(5e-10);
});

test('about equal answers pull two entries together, and their share is reproduced', () => {
  const answers = [...times(30, { first: 0, second: 1, stronger: 'first' }), ...times(10, { first: 0, second: 1, stronger: 'second' }), ...times(20, { first: 0, second: 1, stronger: 'equal' })] as Comparison[];
  const { strength, ties } = fitComparisons(2, answers, [], { spread: 1e6, order: false });
  const d = (strength[0]! - strength[1]!) / 2;
  const total = Math.exp(d) + Math.exp(-d) + ties;
  expect(apart([Math.exp(d) / total, Math.exp(-d) / total, ties / total], [30 / 60, 10 / 60, 20 / 60])).toBeLessThan(5e-6);
});

test('an entry compared with itself, or not in the round, is refused', () => {
  expect(() => fitComparisons(2, [{ first: 1, second: 1, stronger: 'first' }])).toThrow('two different entries');
  expect(() => fitComparisons(2, [], [[0, 2]])).toThrow('each entry once');
});

test('chances of the top k add up to k, and the strongest has the best', () => {
  const standing = comparisonChances(fitComparisons(4, cited.slice(0, 60).concat(cited.slice(-200))), 2, streams, 400);
  expect(standing.reduce((sum, { topChance }) => sum + topChance, 0)).toBeCloseTo(2, 9);
  expect(standing.every(({ rankInterval: [low, high], expectedRank }) => low >= 1 && high <= 4 && low <= expectedRank + 1 && expectedRank <= high + 1)).toBe(true);
});
