import type { Streams } from '../numbers/chance.ts';
import { factorize } from '../numbers/matrix.ts';
import { rankInto } from '../scores/fit/posterior-draws.ts';
import type { ComparisonFit } from './comparison-fit.ts';

/** Expected rank, 90 % rank interval and chance to be in the top k of every entry, from draws of the Gaussian approximation. */
export type ComparisonStanding = { expectedRank: number; rankInterval: [number, number]; topChance: number };

export const comparisonChances = ({ entries, strength, covariance }: ComparisonFit, k: number, streams: Streams, draws = 1000): ComparisonStanding[] => {
  const factor = covariance.slice();
  factorize(factor, entries);
  const chance = streams('comparison draws');
  const [normal, value, rank] = [new Float64Array(entries), new Float64Array(entries), new Int32Array(entries)];
  const counts = new Int32Array(entries * (entries + 1));
  for (let d = 0; d < draws; d++) {
    for (let i = 0; i < entries; i++) normal[i] = chance.normal();
    for (let i = 0; i < entries; i++) {
      let sum = strength[i]!;
      for (let j = 0; j <= i; j++) sum += factor[i * entries + j]! * normal[j]!;
      value[i] = sum;
    }
    rankInto(value, rank);
    for (let i = 0; i < entries; i++) counts[i * (entries + 1) + rank[i]!]! += 1;
  }
  return Array.from({ length: entries }, (_, i) => {
    const own = counts.subarray(i * (entries + 1), (i + 1) * (entries + 1));
    let [sum, seen, within, low, high] = [0, 0, 0, 0, 0];
    own.forEach((count, place) => {
      sum += place * count;
      seen += count;
      if (place <= k) within += count;
      if (low === 0 && seen > 0.05 * draws) low = place;
      if (high === 0 && seen >= 0.95 * draws) high = place;
    });
    return { expectedRank: sum / draws, rankInterval: [low, high], topChance: within / draws };
  });
};
