import { expect, test } from 'vitest';
import { fitComparisons, type Comparison } from '../../../../functions/domain/judging/pairs/comparison-fit.ts';
import { expectedInformation, nextPairing } from '../../../../functions/domain/judging/pairs/next-pairing.ts';
import { streams } from '../scores/contests.ts';

const [entries, judges, top] = [40, 10, 5];
const rules = { spread: 2.25, order: false };

/** A demo day: each judge keeps the entry just seen and is sent to another. Share of the true top found after `each` views an entry. */
const demoDay = (run: number, aimed: boolean, each: number): number => {
  const chance = streams(`day ${run}`);
  const truth = Float64Array.from({ length: entries }, () => 1.5 * chance.normal());
  const answers: Comparison[] = [];
  const views = new Int32Array(entries);
  const shut = Array.from({ length: judges }, () => new Uint8Array(entries));
  const kept = new Int32Array(judges).fill(-1);
  let fit = fitComparisons(entries, [], [], rules);
  while (answers.length < (each * entries) / 2) {
    const j = chance.below(judges);
    const state = { kept: kept[j]!, shut: shut[j]!, views };
    const next = nextPairing(fit, state, { topK: top, leastViews: aimed ? 2 : 1e9 }, chance);
    if (next === undefined) {
      shut[j]!.fill(0);
      kept[j] = -1;
      continue;
    }
    shut[j]![next] = 1;
    if (kept[j]! >= 0) {
      const [first, second] = [kept[j]!, next];
      answers.push({ first, second, stronger: chance.unit() < 1 / (1 + Math.exp(truth[second]! - truth[first]!)) ? 'first' : 'second' });
      views[first]! += 1;
      views[second]! += 1;
      if (answers.length % 12 === 0) fit = fitComparisons(entries, answers, [], rules);
    }
    kept[j] = next;
  }
  fit = fitComparisons(entries, answers, [], rules);
  const best = (values: Float64Array) => Array.from(values.keys()).sort((a, b) => values[b]! - values[a]!).slice(0, top);
  const right = new Set(best(truth));
  return best(fit.strength).filter((i) => right.has(i)).length / top;
};

test('aimed at the border of the top, comparisons find more of it than at random', () => {
  const mean = (aimed: boolean) => Array.from({ length: 16 }, (_, run) => demoDay(run, aimed, 8)).reduce((a, b) => a + b) / 16;
  expect(mean(true)).toBeGreaterThan(mean(false) + 0.05);
});

test('what is shut is never shown, what was seen too little comes first, and nobody is left when all is shut', () => {
  const fit = fitComparisons(4, [{ first: 0, second: 1, stronger: 'first' }], [], rules);
  const chance = streams('shut');
  const next = (shut: number[], views: number[], kept = 0) => nextPairing(fit, { kept, shut: Uint8Array.from(shut), views: Int32Array.from(views) }, { topK: 1, leastViews: 2 }, chance);
  expect([next([0, 1, 0, 1], [5, 0, 5, 0]), next([0, 0, 0, 0], [5, 5, 1, 5]), next([1, 1, 1, 1], [0, 0, 0, 0]), next([0, 1, 1, 1], [9, 9, 9, 9])]).toEqual([2, 2, undefined, undefined]);
});

test('an even and uncertain pair teaches most', () => {
  expect(expectedInformation(0, 2)).toBeGreaterThan(expectedInformation(2, 2));
  expect(expectedInformation(0, 2)).toBeGreaterThan(expectedInformation(0, 0.5));
  expect(expectedInformation(0, 0)).toBe(0);
});
