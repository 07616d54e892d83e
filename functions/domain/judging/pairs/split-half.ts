import type { Chance } from '../numbers/chance.ts';
import { fitComparisons, usualRules, type Comparison } from './comparison-fit.ts';

const correlation = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  const n = a.length;
  const mean = (of: ArrayLike<number>) => Array.from(of).reduce((sum, value) => sum + value, 0) / n;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [both, ownA, ownB] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    both += (a[i]! - meanA) * (b[i]! - meanB);
    ownA += (a[i]! - meanA) ** 2;
    ownB += (b[i]! - meanB) ** 2;
  }
  return ownA > 0 && ownB > 0 ? both / Math.sqrt(ownA * ownB) : 0;
};

/** With fewer comparisons a half could leave most entries out. */
export const fewestToSplit = (entries: number): number => Math.max(20, 2 * entries);

/**
 * How alike two such sets of `total` comparisons would order the entries, from 0 to 1: the comparisons are halved by lot, both halves are
 * fitted, and what they agree is stepped up to the whole (Spearman 1910, Brown 1910). Give it pairs that were drawn by lot: of pairs that
 * were aimed by earlier answers it says too much. Undefined where there are too few.
 */
export const splitHalf = (entries: number, comparisons: Comparison[], total: number, chance: Chance, rules = usualRules): number | undefined => {
  if (comparisons.length < fewestToSplit(entries)) return undefined;
  const splits = entries <= 60 ? 20 : 6;
  const order = Int32Array.from(comparisons.keys());
  const half = Math.floor(order.length / 2);
  const strengthOf = (from: number, to: number) => fitComparisons(entries, Array.from(order.subarray(from, to), (i) => comparisons[i]!), [], rules).strength;
  let sum = 0;
  for (let split = 0; split < splits; split++) {
    chance.shuffle(order);
    sum += correlation(strengthOf(0, half), strengthOf(half, order.length));
  }
  const agreed = Math.max(0, sum / splits);
  const times = Math.max(1, (2 * total) / comparisons.length);
  return (times * agreed) / (1 + (times - 1) * agreed);
};
