import { loadsOf, reserve, type Problem } from './problem.ts';

/**
 * For any prices at all, no assignment that fills these needs can be worth more than `bound` (weak duality). So published prices
 * let anybody see how far from the best an assignment can be at most, without trusting how it was found.
 */
export type Certificate = { worth: number; bound: number; gap: number };

/** Sum of the k best values of one entry at these prices, at most one judge per organization. */
const bestOf = ({ first, judge, group }: Problem, value: Int32Array, price: Float64Array, entry: number, k: number): number => {
  const pairs = Array.from({ length: first[entry + 1]! - first[entry]! }, (_, at) => first[entry]! + at);
  const worth = (e: number) => value[e]! - price[judge[e]!]!;
  pairs.sort((a, b) => worth(b) - worth(a));
  const used = new Set<number>();
  let [sum, taken] = [0, 0];
  for (const e of pairs) {
    if (taken === k) break;
    const own = group[judge[e]!]!;
    if (own >= 0 && used.has(own)) continue;
    used.add(own);
    sum += worth(e);
    taken++;
  }
  return sum;
};

/** `value`: what each pair counts for. `filled`: reviews each entry gets. Worth = values less the reserve prices of the places used. */
export const certify = (problem: Problem, value: Int32Array, filled: Int32Array, chosen: Uint8Array, price: Float64Array): Certificate => {
  let [worth, bound] = [0, 0];
  for (let e = 0; e < chosen.length; e++) if (chosen[e] === 1) worth += value[e]!;
  loadsOf(problem, chosen).forEach((load, j) => { for (let s = 0; s < load; s++) worth -= reserve(problem, j, s); });
  for (let i = 0; i < problem.entries; i++) bound += bestOf(problem, value, price, i, filled[i]!);
  for (let j = 0; j < problem.judges; j++) for (let s = 0; s < problem.most[j]!; s++) bound += Math.max(0, price[j]! - reserve(problem, j, s));
  return { worth, bound, gap: bound - worth };
};
