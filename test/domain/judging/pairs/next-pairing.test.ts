import { expect, test } from 'vitest';
import { fitComparisons } from '../../../../functions/domain/judging/pairs/comparison-fit.ts';
import { expectedInformation, knownBeside, nextPairing } from '../../../../functions/domain/judging/pairs/next-pairing.ts';
import { demoDay } from '../../../support/demo-day.ts';
import { streams } from '../scores/contests.ts';

test('aimed at the border of the top, comparisons find more of it than at random', () => {
  // the large one, 100 entries over 10 days at each of four lengths, is `npm run bench`
  const mean = (aimed: boolean) => Array.from({ length: 10 }, (_, run) => demoDay({ entries: 30, judges: 8, top: 4, aimed, each: 8 }, streams(`day ${run}`))).reduce((a, b) => a + b) / 10;
  expect(mean(true)).toBeGreaterThan(mean(false) + 0.05);
});

test('what is shut is never shown, what was seen too little comes first, and nobody is left when all is shut', () => {
  const fit = fitComparisons(4, [{ first: 0, second: 1, stronger: 'first' }], [], { spread: 2.25, order: false });
  const chance = streams('shut');
  const next = (shut: number[], views: number[], kept = 0) => nextPairing(knownBeside(fit, kept), { kept, shut: Uint8Array.from(shut), views: Int32Array.from(views) }, { topK: 1, leastViews: 2 }, chance);
  expect([next([0, 1, 0, 1], [5, 0, 5, 0]), next([0, 0, 0, 0], [5, 5, 1, 5]), next([1, 1, 1, 1], [0, 0, 0, 0]), next([0, 1, 1, 1], [9, 9, 9, 9])]).toEqual([2, 2, undefined, undefined]);
});

test('an even and uncertain pair teaches most', () => {
  expect(expectedInformation(0, 2)).toBeGreaterThan(expectedInformation(2, 2));
  expect(expectedInformation(0, 2)).toBeGreaterThan(expectedInformation(0, 0.5));
  expect(expectedInformation(0, 0)).toBe(0);
});
