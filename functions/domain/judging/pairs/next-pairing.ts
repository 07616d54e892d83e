import type { Chance } from '../numbers/chance.ts';
import { exp, log, logistic } from '../numbers/exact-functions.ts';
import type { ComparisonFit } from './comparison-fit.ts';

/** What is known of the strengths: most probable values, how unsure each is, and how its error goes together with that of the entry just seen. */
export type Known = { strength: ArrayLike<number>; variance: ArrayLike<number>; withKept: ArrayLike<number> };

/** As a fit leaves it. `kept`: the entry just seen, -1 at the start. */
export const knownBeside = ({ entries, strength, covariance }: ComparisonFit, kept: number): Known => ({
  strength, variance: strength.map((_, i) => covariance[i * entries + i]!), withKept: kept < 0 ? new Float64Array(entries) : covariance.subarray(kept * entries, (kept + 1) * entries),
});

/**
 * Who a judge meets next. `shut[i]` is 1 for entries the judge may not see (in conflict), has compared already, or that are with
 * another judge now. `kept`: the entry the judge just saw, -1 at the start. `views`: how often each entry was compared so far.
 */
export type PairingState = { kept: number; shut: Uint8Array; views: ArrayLike<number> };

/** `topK`: the border the comparisons are aimed at; 0 learns the whole order. `leastViews`: every entry is seen this often first. */
export type PairingRules = { topK: number; leastViews: number };

/** Expected gain of information about a difference with this mean and variance, in nats (a probit-like average over the posterior). */
export const expectedInformation = (difference: number, variance: number): number => {
  const p = logistic(difference / Math.sqrt(1 + (Math.PI * variance) / 8));
  return 0.5 * log(1 + p * (1 - p) * variance);
};

/** Strength halfway between the k-th and the next. */
const borderOf = ({ strength }: Known, k: number): number => {
  const sorted = Float64Array.from(strength).sort().reverse();
  return (sorted[k - 1]! + sorted[Math.min(k, sorted.length - 1)]!) / 2;
};

const closeness = ({ strength, variance }: Known, i: number, border: number): number => {
  const away = (strength[i]! - border) / (Math.sqrt(variance[i]!) + 0.3);
  return 0.15 + exp(-0.5 * away * away);
};

const leastSeen = (open: number[], views: ArrayLike<number>, chance: Chance): number | undefined => {
  const fewest = open.reduce((least, i) => Math.min(least, views[i]!), Infinity);
  const rarest = open.filter((i) => views[i] === fewest);
  return rarest.length > 0 ? rarest[chance.below(rarest.length)] : undefined;
};

/**
 * The entry to show next beside the kept one: first whatever was seen too little, then where an answer is expected to teach most,
 * weighted toward the border of the top k. Undefined when nothing is open to the judge.
 */
export const nextPairing = (known: Known, state: PairingState, { topK, leastViews }: PairingRules, chance: Chance): number | undefined => {
  const { kept, shut, views } = state;
  const open = Array.from(shut.keys()).filter((i) => shut[i] === 0 && i !== kept);
  const rare = open.filter((i) => views[i]! < leastViews);
  if (kept < 0 || rare.length > 0) return leastSeen(rare.length > 0 ? rare : open, views, chance);
  const border = topK > 0 ? borderOf(known, topK) : 0;
  let best: number | undefined;
  let most = -Infinity;
  for (const i of open) {
    // parts of what is known may come from two moments: then this could fall below zero
    const variance = Math.max(0, known.variance[kept]! + known.variance[i]! - 2 * known.withKept[i]!);
    const gain = expectedInformation(known.strength[kept]! - known.strength[i]!, variance) * (topK > 0 ? closeness(known, i, border) : 1) * (1 + 0.02 * chance.unit());
    if (gain > most) [most, best] = [gain, i];
  }
  return best;
};
