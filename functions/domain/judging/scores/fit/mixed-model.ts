import type { ScoreTable } from './score-table.ts';

/**
 * score = fixed effects + entry effect + judge effect + error, entry ~ N(0, s_a²), judge ~ N(0, s_b²), error ~ N(0, s_e² / weight).
 * `columns` are the fixed effects: ones for the mean first, then the reading position when it is modelled.
 */
export type MixedModel = { table: ScoreTable; columns: Float64Array[]; weight: Float64Array };

/** Error variance over entry variance, and over judge variance. */
export type Ratios = { entry: number; judge: number };

/** One number per fixed effect, entry and judge: a right-hand side or a solution of Henderson's equations. */
export type Effects = { fixed: Float64Array; entry: Float64Array; judge: Float64Array };

/** Solves Henderson's mixed-model equations at fixed ratios. `start` is where an iterative solver begins. */
export type Solver = { solve: (side: Effects, start?: Effects, tolerance?: number) => Effects };

export const mixedModel = (table: ScoreTable, weight?: Float64Array): MixedModel => {
  const ones = new Float64Array(table.value.length).fill(1);
  return { table, columns: table.position ? [ones, table.position] : [ones], weight: weight ?? ones };
};

export const noEffects = ({ table, columns }: MixedModel): Effects => ({
  fixed: new Float64Array(columns.length), entry: new Float64Array(table.entries), judge: new Float64Array(table.judges),
});

/** X'Wy, Z'Wy for both kinds of effects. */
export const rightSide = (model: MixedModel, y: Float64Array): Effects => {
  const { weight, columns } = model;
  const { entry, judge } = model.table;
  const side = noEffects(model);
  const [onEntry, onJudge, slope] = [side.entry, side.judge, columns[1]];
  let sum = 0;
  for (let t = 0; t < y.length; t++) {
    const wy = weight[t]! * y[t]!;
    onEntry[entry[t]!]! += wy;
    onJudge[judge[t]!]! += wy;
    sum += wy;
  }
  side.fixed[0] = sum;
  if (slope) for (let t = 0; t < y.length; t++) side.fixed[1]! += weight[t]! * slope[t]! * y[t]!;
  return side;
};

/** What is left of y after the effects, one number per score. */
export const residuals = ({ table, columns }: MixedModel, y: Float64Array, effects: Effects): Float64Array => {
  const { entry, judge } = table;
  const [ofEntry, ofJudge, slope] = [effects.entry, effects.judge, columns[1]];
  const mean = effects.fixed[0]!;
  const left = new Float64Array(y.length);
  for (let t = 0; t < y.length; t++) left[t] = y[t]! - mean - ofEntry[entry[t]!]! - ofJudge[judge[t]!]!;
  if (slope) for (let t = 0; t < y.length; t++) left[t] = left[t]! - effects.fixed[1]! * slope[t]!;
  return left;
};

/** Sum of weights of each entry plus the ratio: the diagonal that is eliminated first. */
export const entryDiagonal = ({ table, weight }: MixedModel, ratio: number): Float64Array => {
  const diagonal = new Float64Array(table.entries).fill(ratio);
  for (let t = 0; t < weight.length; t++) diagonal[table.entry[t]!]! += weight[t]!;
  return diagonal;
};

/** Entry effects once fixed and judge effects are known. */
export const entryEffects = (model: MixedModel, diagonal: Float64Array, side: Effects, fixed: Float64Array, ofJudge: Float64Array): Float64Array => {
  const { weight, columns } = model;
  const { entries, first, judge } = model.table;
  const [mean, slope] = [fixed[0]!, columns[1]];
  const effects = new Float64Array(entries);
  for (let i = 0; i < entries; i++) {
    let sum = side.entry[i]!;
    const end = first[i + 1]!;
    for (let t = first[i]!; t < end; t++) sum -= weight[t]! * (mean + ofJudge[judge[t]!]!);
    if (slope) for (let t = first[i]!; t < end; t++) sum -= weight[t]! * slope[t]! * fixed[1]!;
    effects[i] = sum / diagonal[i]!;
  }
  return effects;
};

export const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
};
