import type { Chance } from '../numbers/chance.ts';
import { exp, log, logistic } from '../numbers/exact-functions.ts';
import type { ComparisonFit } from './comparison-fit.ts';

/**
 * Who a judge meets next. `shut[i]` is 1 for entries the judge may not see (in conflict), has compared already, or that are with
 * another judge now. `kept`: the entry the judge just saw, -1 at the start. `views`: how often each entry was compared so far.
 */
export type PairingState = { kept: number; shut: Uint8Array; views: Int32Array };

/** `topK`: the border the comparisons are aimed at; 0 learns the whole order. `leastViews`: every entry is seen this often first. */
export type PairingRules = { topK: number; leastViews: number };

/** Expected gain of information about a difference with this mean and variance, in nats (a probit-like average over the posterior). */
export const expectedInformation = (difference: number, variance: number): number => {
  const p = logistic(difference / Math.sqrt(1 + (Math.PI * variance) / 8));
  return 0.5 * log(1 + p * (1 - p) * variance);
};

/** Strength halfway between the k-th and the next. */
const borderOf = ({ strength }: ComparisonFit, k: number): number => {
  const sorted = strength.slice().sort().reverse();
  return (sorted[k - 1]! + sorted[Math.min(k, sorted.length - 1)]!) / 2;
};

const closeness = (fit: ComparisonFit, i: number, border: number): number => {
  const away = (fit.strength[i]! - border) / (Math.sqrt(fit.covariance[i * fit.entries + i]!) + 0.3);
  return 0.15 + exp(-0.5 * away * away);
};

const leastSeen = (open: number[], views: Int32Array, chance: Chance): number | undefined => {
  const fewest = open.reduce((least, i) => Math.min(least, views[i]!), Infinity);
  const rarest = open.filter((i) => views[i] === fewest);
  return rarest.length > 0 ? rarest[chance.below(rarest.length)] : undefined;
};

/**
 * The entry to show next beside the kept one: first whatever was seen too little, then where an answer is expected to teach most,
 * weighted toward the border of the top k. Undefined when nothing is open to the judge.
 */
export const nextPairing = (fit: ComparisonFit, state: PairingState, { topK, leastViews }: PairingRules, chance: Chance): number | undefined => {
  const { kept, shut, views } = state;
  const open = Array.from(shut.keys()).filter((i) => shut[i] === 0 && i !== kept);
  const rare = open.filter((i) => views[i]! < leastViews);
  if (kept < 0 || rare.length > 0) return leastSeen(rare.length > 0 ? rare : open, views, chance);
  const border = topK > 0 ? borderOf(fit, topK) : 0;
  let best: number | undefined;
  let most = -Infinity;
  for (const i of open) {
    const n = fit.entries;
    const variance = fit.covariance[kept * n + kept]! + fit.covariance[i * n + i]! - 2 * fit.covariance[kept * n + i]!;
    const gain = expectedInformation(fit.strength[kept]! - fit.strength[i]!, variance) * (topK > 0 ? closeness(fit, i, border) : 1) * (1 + 0.02 * chance.unit());
    if (gain > most) [most, best] = [gain, i];
  }
  return best;
};
