import type { Chance, Streams } from '../../numbers/chance.ts';
import { rightSide, type Effects, type MixedModel, type Ratios } from './mixed-model.ts';
import type { RatioGrid } from './ratio-grid.ts';
import { sparseEquations } from './sparse-equations.ts';
import { ratiosOf, type Variances } from './variance-fit.ts';

/** What is known of the variances: a posterior on the grid, or one estimate. */
export type Knowledge = { effects: Effects; grid?: RatioGrid; variances: Variances };

/**
 * Draws `from` to `from + count - 1`. `value[d * entries + i]` is entry i's effect less the mean of all effects in draw d, and
 * `rank` its place (1 is best). Judges' severities are summed, being many. Draw d depends on the seed and d only, so a
 * thousand draws may be made in pieces anywhere and joined in any order.
 */
export type Draws = { from: number; count: number; entries: number; value: Float64Array; rank: Int32Array; judgeSum: Float64Array; judgeSquare: Float64Array };

/** The bits of a whole number in reverse order, as a fraction: the van der Corput points, spread evenly however many are taken. */
const reversedFraction = (n: number): number => {
  let fraction = 0;
  for (let place = 0.5; n > 0; place /= 2) {
    if (n % 2 === 1) fraction += place;
    n = Math.floor(n / 2);
  }
  return fraction;
};

const cellAt = (cumulative: Float64Array, u: number): number => {
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulative[middle]! > u) high = middle;
    else low = middle + 1;
  }
  return low;
};

type Scales = { ratios: Ratios; error: number };

const scalesOf = ({ grid, variances }: Knowledge, shift: number) => {
  if (!grid) return (): Scales => ({ ratios: ratiosOf(variances), error: Math.sqrt(variances.error) });
  const cumulative = new Float64Array(grid.weight.length);
  let sum = 0;
  for (let c = 0; c < cumulative.length; c++) cumulative[c] = sum += grid.weight[c]!;
  return (draw: number, chance: Chance): Scales => {
    const u = reversedFraction(draw) + shift;
    const cell = cellAt(cumulative, (u >= 1 ? u - 1 : u) * sum);
    return { ratios: grid.ratios(cell), error: Math.sqrt(grid.square[cell]! / 2 / chance.gamma(grid.freedom / 2)) };
  };
};

/** Competition ranks (1 is highest) of `value` into `rank`. */
export const rankInto = (value: Float64Array, rank: Int32Array): void => {
  const sorted = value.slice().sort();
  for (let i = 0; i < value.length; i++) {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]! > value[i]!) high = middle;
      else low = middle + 1;
    }
    rank[i] = sorted.length - low + 1;
  }
};

/**
 * Exact draws from the posterior by perturbing and solving (Papandreou and Yuille 2010): effects and errors from the prior,
 * then the fit of what they leave of the scores.
 */
export const drawPosterior = (model: MixedModel, knowledge: Knowledge, streams: Streams, count: number, from = 0): Draws => {
  const { table, weight } = model;
  const { entries, judges } = table;
  const scalesFor = scalesOf(knowledge, streams('variance shift').unit());
  const fixedSolver = knowledge.grid ? undefined : sparseEquations(model, ratiosOf(knowledge.variances));
  const draws: Draws = {
    from, count, entries, value: new Float64Array(count * entries), rank: new Int32Array(count * entries), judgeSum: new Float64Array(judges), judgeSquare: new Float64Array(judges),
  };
  const left = new Float64Array(weight.length);
  const spread = weight.map((w) => 1 / Math.sqrt(w));
  for (let d = 0; d < count; d++) {
    const chance = streams(`draw ${from + d}`);
    const { ratios, error } = scalesFor(from + d, chance);
    const prior = (length: number, ratio: number) => {
      const scale = error / Math.sqrt(ratio);
      return Float64Array.from({ length }, () => scale * chance.normal());
    };
    const [entry, judge] = [prior(entries, ratios.entry), prior(judges, ratios.judge)];
    for (let t = 0; t < left.length; t++) left[t] = table.value[t]! - entry[table.entry[t]!]! - judge[table.judge[t]!]! - error * spread[t]! * chance.normal();
    const solver = fixedSolver ?? sparseEquations(model, ratios);
    const solved = solver.solve(rightSide(model, left), undefined, 1e-5);
    for (let i = 0; i < entries; i++) entry[i] = entry[i]! + solved.entry[i]!;
    for (let j = 0; j < judges; j++) judge[j] = judge[j]! + solved.judge[j]!;
    keepDraw(draws, d, entry, judge);
  }
  return draws;
};

const centered = (effects: Float64Array): Float64Array => {
  const mean = effects.reduce((sum, value) => sum + value, 0) / effects.length;
  return effects.map((value) => value - mean);
};

const keepDraw = (draws: Draws, d: number, entry: Float64Array, judge: Float64Array): void => {
  const own = draws.value.subarray(d * draws.entries, (d + 1) * draws.entries);
  own.set(centered(entry));
  rankInto(own, draws.rank.subarray(d * draws.entries, (d + 1) * draws.entries));
  centered(judge).forEach((value, j) => {
    draws.judgeSum[j]! += value;
    draws.judgeSquare[j]! += value * value;
  });
};

/** Pieces of one run joined, whichever came first. */
export const joinDraws = (pieces: Draws[]): Draws => {
  const sorted = pieces.toSorted((a, b) => a.from - b.from);
  const [first] = sorted;
  const count = sorted.reduce((sum, piece) => sum + piece.count, 0);
  const { entries } = first!;
  const joined: Draws = {
    from: first!.from, count, entries, value: new Float64Array(count * entries), rank: new Int32Array(count * entries),
    judgeSum: new Float64Array(first!.judgeSum.length), judgeSquare: new Float64Array(first!.judgeSum.length),
  };
  let at = 0;
  for (const piece of sorted) {
    joined.value.set(piece.value, at * entries);
    joined.rank.set(piece.rank, at * entries);
    at += piece.count;
    for (let j = 0; j < joined.judgeSum.length; j++) {
      joined.judgeSum[j]! += piece.judgeSum[j]!;
      joined.judgeSquare[j]! += piece.judgeSquare[j]!;
    }
  }
  return joined;
};

