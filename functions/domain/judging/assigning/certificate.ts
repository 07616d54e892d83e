import { loadsOf, reserve, type Problem } from './problem.ts';

/**
 * For any prices at all, no assignment that fills these needs can be worth more than `bound` (weak duality). So published prices
 * let anybody see how far from the best an assignment can be at most, without trusting how it was found.
 */
export type Certificate = { worth: number; bound: number; gap: number };

/** The gap as a share of the best there can be. */
export const nearnessOf = ({ bound, gap }: Certificate): { exact: boolean; share: number } => ({ exact: gap <= 0, share: Math.max(0, gap) / Math.max(1, Math.abs(bound)) });

/** Sum of the k best values of one entry at these prices, at most one judge per organization. `best` and `of` have room for k. */
const bestOf = ({ first, judge, group }: Problem, value: Int32Array, price: Float64Array, entry: number, k: number, best: Float64Array, of: Int32Array): number => {
  let size = 0;
  for (let e = first[entry]!, end = first[entry + 1]!; e < end && k > 0; e++) {
    const worth = value[e]! - price[judge[e]!]!;
    if (size === k && worth <= best[k - 1]!) continue;
    const own = group[judge[e]!]!;
    const same = own < 0 ? -1 : of.subarray(0, size).indexOf(own);
    if (same >= 0 && worth <= best[same]!) continue;
    let at = same >= 0 ? same : size < k ? size++ : k - 1;
    for (; at > 0 && best[at - 1]! < worth; at--) {
      best[at] = best[at - 1]!;
      of[at] = of[at - 1]!;
    }
    best[at] = worth;
    of[at] = own;
  }
  let sum = 0;
  for (let at = 0; at < size; at++) sum += best[at]!;
  return sum;
};

/** `value`: what each pair counts for. `filled`: reviews each entry gets. Worth = values less the reserve prices of the places used. */
export const certify = (problem: Problem, value: Int32Array, filled: Int32Array, chosen: Uint8Array, price: Float64Array): Certificate => {
  let [worth, bound] = [0, 0];
  for (let e = 0; e < chosen.length; e++) if (chosen[e] === 1) worth += value[e]!;
  loadsOf(problem, chosen).forEach((load, j) => { for (let s = 0; s < load; s++) worth -= reserve(problem, j, s); });
  const most = filled.reduce((a, b) => Math.max(a, b), 0);
  const [best, of] = [new Float64Array(most), new Int32Array(most)];
  for (let i = 0; i < problem.entries; i++) bound += bestOf(problem, value, price, i, filled[i]!, best, of);
  for (let j = 0; j < problem.judges; j++) for (let s = 0; s < problem.most[j]!; s++) bound += Math.max(0, price[j]! - reserve(problem, j, s));
  return { worth, bound, gap: bound - worth };
};
