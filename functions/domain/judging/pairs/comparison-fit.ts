import { exp, log } from '../numbers/exact-functions.ts';
import { factorize, invertFactored, solveFactored } from '../numbers/matrix.ts';
import { Refusal } from '../../refusal.ts';

/** One judge's answer: which of two entries is stronger, in the order they were shown; or about equal. */
export type Comparison = { first: number; second: number; stronger: 'first' | 'second' | 'equal' };

/** A judge's order of several entries, strongest first. */
export type Batch = number[];

/** `spread`: prior variance of strengths. `order`: whether being shown first may help. Equal answers are modelled when there are any. */
export type ComparisonRules = { spread: number; order: boolean };
export const usualRules: ComparisonRules = { spread: 2.25, order: true };

/**
 * Strengths on the logit scale, with the covariance of their Gaussian approximation (row-major). `first`: what being shown first
 * is worth; `ties`: Davidson's parameter, 0 when no answer was "about equal".
 */
export type ComparisonFit = { entries: number; strength: Float64Array; covariance: Float64Array; first: number; firstError: number; ties: number; logLikelihood: number; steps: number };

/** Strengths, then what the first place is worth (if modelled), then the log of the tie parameter (if modelled). */
type Layout = { entries: number; order: number; ties: number; size: number };
type Point = { value: number; gradient: Float64Array; information: Float64Array; logLikelihood: number };

const priorOfTies = { mean: -1, variance: 4 };
const priorOfOrder = 1;

const layoutOf = (entries: number, comparisons: Comparison[], rules: ComparisonRules): Layout => {
  const order = rules.order ? entries : -1;
  const ties = comparisons.some(({ stronger }) => stronger === 'equal') ? entries + (rules.order ? 1 : 0) : -1;
  return { entries, order, ties, size: entries + (order < 0 ? 0 : 1) + (ties < 0 ? 0 : 1) };
};

/** Adds one comparison (Bradley and Terry; ties after Davidson 1970). Only the difference d and the tie parameter matter. */
const addComparison = ({ order, ties, size }: Layout, x: Float64Array, { first, second, stronger }: Comparison, point: Point): void => {
  const d = x[first]! - x[second]! + (order < 0 ? 0 : x[order]!);
  const top = Math.abs(d) / 2;
  const [up, down] = [exp(d / 2 - top), exp(-d / 2 - top)];
  const even = ties < 0 ? 0 : exp(x[ties]! - top);
  const total = up + down + even;
  const [win, loss, tie] = [up / total, down / total, even / total];
  const mean = (win - loss) / 2;
  const own = stronger === 'first' ? 0.5 : stronger === 'second' ? -0.5 : 0;
  const isTie = stronger === 'equal' ? 1 : 0;
  point.logLikelihood += own * d + (isTie ? x[ties]! : 0) - top - log(total);
  const variance = (win + loss) / 4 - mean * mean;
  const touched: [number, number][] = [[first, 1], [second, -1], ...(order < 0 ? [] : [[order, 1] as [number, number]])];
  for (const [a, signA] of touched) {
    point.gradient[a]! += signA * (own - mean);
    for (const [b, signB] of touched) point.information[a * size + b]! += signA * signB * variance;
    if (ties >= 0) {
      point.information[a * size + ties]! -= signA * mean * tie;
      point.information[ties * size + a]! -= signA * mean * tie;
    }
  }
  if (ties >= 0) {
    point.gradient[ties]! += isTie - tie;
    point.information[ties * size + ties]! += tie * (1 - tie);
  }
};

/** Adds a batch: the strongest of all, then of the rest, and so on (Plackett and Luce). */
const addBatch = ({ size }: Layout, x: Float64Array, batch: Batch, point: Point): void => {
  for (let stage = 0; stage < batch.length - 1; stage++) {
    const rest = batch.slice(stage);
    const top = Math.max(...rest.map((i) => x[i]!));
    const weight = rest.map((i) => exp(x[i]! - top));
    const total = weight.reduce((sum, value) => sum + value, 0);
    point.logLikelihood += x[rest[0]!]! - top - log(total);
    point.gradient[rest[0]!]! += 1;
    rest.forEach((a, at) => {
      const share = weight[at]! / total;
      point.gradient[a]! -= share;
      point.information[a * size + a]! += share;
      rest.forEach((b, other) => { point.information[a * size + b]! -= (share * weight[other]!) / total; });
    });
  }
};

const pointAt = (layout: Layout, x: Float64Array, comparisons: Comparison[], batches: Batch[], rules: ComparisonRules): Point => {
  const { entries, order, ties, size } = layout;
  const point: Point = { value: 0, logLikelihood: 0, gradient: new Float64Array(size), information: new Float64Array(size * size) };
  for (const comparison of comparisons) addComparison(layout, x, comparison, point);
  for (const batch of batches) addBatch(layout, x, batch, point);
  point.value = point.logLikelihood;
  const prior = (at: number, mean: number, variance: number) => {
    const away = x[at]! - mean;
    point.value -= (away * away) / (2 * variance);
    point.gradient[at]! -= away / variance;
    point.information[at * size + at]! += 1 / variance;
  };
  for (let i = 0; i < entries; i++) prior(i, 0, rules.spread);
  if (order >= 0) prior(order, 0, Math.max(priorOfOrder, rules.spread));
  if (ties >= 0) prior(ties, priorOfTies.mean, Math.max(priorOfTies.variance, rules.spread));
  return point;
};

const checkedAnswers = (entries: number, comparisons: Comparison[], batches: Batch[]): void => {
  const known = (i: number) => Number.isInteger(i) && i >= 0 && i < entries;
  const wrong = comparisons.some(({ first, second }) => !known(first) || !known(second) || first === second) || batches.some((batch) => !batch.every(known) || new Set(batch).size < batch.length);
  if (wrong) throw new Refusal('invalid', 'A comparison names two different entries of the round, and a batch each entry once.', 'comparisons');
};

/**
 * Most probable strengths from all answers at once, prior N(0, `spread`), by Newton's method on a concave function; steps that
 * would not improve are halved. Time (entries)³ a step: for up to about 1,000 entries.
 */
export const fitComparisons = (entries: number, comparisons: Comparison[], batches: Batch[] = [], rules: ComparisonRules = usualRules): ComparisonFit => {
  checkedAnswers(entries, comparisons, batches);
  const layout = layoutOf(entries, comparisons, rules);
  const { size, order, ties } = layout;
  let x = new Float64Array(size);
  if (ties >= 0) x[ties] = priorOfTies.mean;
  let point = pointAt(layout, x, comparisons, batches, rules);
  let steps = 0;
  for (; steps < 100; steps++) {
    const step = point.gradient.slice();
    factorize(point.information, size);
    solveFactored(point.information, size, step);
    const moved = step.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    let scale = 1;
    let next = x.map((value, k) => value + step[k]!);
    let reached = pointAt(layout, next, comparisons, batches, rules);
    while (reached.value < point.value && scale > 1e-6) {
      scale /= 2;
      next = x.map((value, k) => value + scale * step[k]!);
      reached = pointAt(layout, next, comparisons, batches, rules);
    }
    const gained = reached.value - point.value;
    if (gained < 0) {
      point = pointAt(layout, x, comparisons, batches, rules);
      break;
    }
    [x, point] = [next, reached];
    if (moved < 1e-9 || gained < 1e-15 * Math.abs(point.value)) break;
  }
  factorize(point.information, size);
  const inverse = invertFactored(point.information, size);
  const covariance = new Float64Array(entries * entries);
  for (let i = 0; i < entries; i++) covariance.set(inverse.subarray(i * size, i * size + entries), i * entries);
  return {
    entries, covariance, steps, strength: x.slice(0, entries), logLikelihood: point.logLikelihood,
    first: order < 0 ? 0 : x[order]!, firstError: order < 0 ? 0 : Math.sqrt(inverse[order * size + order]!), ties: ties < 0 ? 0 : exp(x[ties]!),
  };
};
