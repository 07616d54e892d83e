import { expect, test } from 'vitest';
import type { Comparison } from '../../../../functions/domain/judging/pairs/comparison-fit.ts';
import { fitComparisons } from '../../../../functions/domain/judging/pairs/comparison-fit.ts';
import { fewestToSplit, splitHalf } from '../../../../functions/domain/judging/pairs/split-half.ts';
import { streams } from '../scores/contests.ts';

const rules = { spread: 2.25, order: false };
const drawn = (entries: number, count: number, purpose: string, noise = 1) => {
  const chance = streams(purpose);
  const truth = Array.from({ length: entries }, () => 1.5 * chance.normal());
  const comparisons = Array.from({ length: count }, (): Comparison => {
    const first = chance.below(entries);
    const second = (first + 1 + chance.below(entries - 1)) % entries;
    return { first, second, stronger: chance.unit() < 1 / (1 + Math.exp((truth[second]! - truth[first]!) * noise)) ? 'first' : 'second' };
  });
  return { truth, comparisons };
};
const squared = (a: ArrayLike<number>, b: ArrayLike<number>) => {
  const n = a.length;
  const [ma, mb] = [a, b].map((of) => Array.from(of).reduce((x, y) => x + y) / n) as [number, number];
  const sum = (f: (i: number) => number) => Array.from({ length: n }, (_, i) => f(i)).reduce((x, y) => x + y);
  return sum((i) => (a[i]! - ma) * (b[i]! - mb)) ** 2 / (sum((i) => (a[i]! - ma) ** 2) * sum((i) => (b[i]! - mb) ** 2));
};

test('of pairs drawn by lot it says about how much of the true order the answers found', () => {
  const runs = Array.from({ length: 12 }, (_, run) => {
    const { truth, comparisons } = drawn(30, 240, `split ${run}`);
    return { said: splitHalf(30, comparisons, 240, streams(`halves ${run}`), rules)!, true: squared(fitComparisons(30, comparisons, [], rules).strength, truth) };
  });
  const mean = (of: 'said' | 'true') => runs.reduce((sum, run) => sum + run[of], 0) / runs.length;
  expect(Math.abs(mean('said') - mean('true'))).toBeLessThan(0.07);
});

test('answers given by chance are not reliable, and a part of them speaks for the whole', () => {
  const noise = drawn(20, 200, 'noise', 0);
  expect(splitHalf(20, noise.comparisons, 200, streams('n'), rules)!).toBeLessThan(0.4);
  const { comparisons } = drawn(20, 400, 'sound');
  const part = splitHalf(20, comparisons.slice(0, 80), 400, streams('part'), rules)!;
  expect(part).toBeGreaterThan(splitHalf(20, comparisons.slice(0, 80), 80, streams('part'), rules)!);
  expect(Math.abs(part - splitHalf(20, comparisons, 400, streams('all'), rules)!)).toBeLessThan(0.15);
});

test('of too few it says nothing', () => {
  const { comparisons } = drawn(20, 39, 'few');
  expect([fewestToSplit(5), fewestToSplit(20), splitHalf(20, comparisons, 39, streams('few'))]).toEqual([20, 40, undefined]);
});
