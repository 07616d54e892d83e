import { exp, log } from '../../numbers/exact-functions.ts';
import { factorize, solveFactored } from '../../numbers/matrix.ts';
import { fromTridiagonal, solveShifted, toTridiagonal, tridiagonalize, type Tridiagonal } from '../../numbers/tridiagonal.ts';
import { eliminated, eliminatedSide } from './dense-equations.ts';
import { dot, entryDiagonal, entryEffects, noEffects, rightSide, type Effects, type MixedModel, type Ratios } from './mixed-model.ts';

/**
 * The posterior of the two variance ratios on a fixed grid. Nothing iterates, so nothing can fail to converge or stick at zero.
 * Cell c has ratios `ratios(c)`, probability `weight[c]`, and residual quadratic form `square[c]`, which draws need.
 */
export type RatioGrid = { weight: Float64Array; square: Float64Array; ratios: (cell: number) => Ratios; effects: Effects; freedom: number };

const lowest = -4;
const step = 0.15;
const side = 42;

/** log of the half-Cauchy(1) prior of a ratio of standard deviations r = e^x, as a density of x. */
const logPrior = (x: number): number => x - log(1 + exp(2 * x));
const gridPoint = (at: number): number => lowest + step * at;
const errorRatio = (x: number): number => exp(-2 * x);

/** The judges' equations with the fixed effects eliminated too, as Q T Q'. */
type JudgeSystem = { judges: Tridiagonal; turned: Float64Array; square: number; logDeterminant: number; fixedOf: (judge: Float64Array) => Float64Array };

const judgeSystem = (model: MixedModel, diagonal: Float64Array, totals: Effects, total: number): JudgeSystem => {
  const p = model.columns.length;
  const { size, matrix, touches } = eliminated(model, diagonal);
  const rhs = eliminatedSide(totals, touches, diagonal);
  const count = size - p;
  const fixedBlock = new Float64Array(p * p);
  for (let c = 0; c < p; c++) for (let d = 0; d <= c; d++) fixedBlock[c * p + d] = matrix[c * size + d]!;
  const fixedLog = factorize(fixedBlock, p);
  const cross = Array.from({ length: count }, (_, j) => matrix.slice((p + j) * size, (p + j) * size + p));
  const solved = cross.map((row) => {
    const x = row.slice();
    solveFactored(fixedBlock, p, x);
    return x;
  });
  const fixedSide = rhs.slice(0, p);
  const fixedAlone = fixedSide.slice();
  solveFactored(fixedBlock, p, fixedAlone);
  const reduced = new Float64Array(count * count);
  const turned = new Float64Array(count);
  for (let j = 0; j < count; j++) {
    turned[j] = rhs[p + j]! - dot(cross[j]!, fixedAlone);
    for (let k = 0; k <= j; k++) {
      const value = matrix[(p + j) * size + p + k]! - dot(cross[j]!, solved[k]!);
      reduced[j * count + k] = value;
      reduced[k * count + j] = value;
    }
  }
  let square = total - dot(fixedSide, fixedAlone);
  let logDeterminant = fixedLog;
  for (let i = 0; i < diagonal.length; i++) {
    square -= (totals.entry[i]! * totals.entry[i]!) / diagonal[i]!;
    logDeterminant += log(diagonal[i]!);
  }
  const judges = tridiagonalize(reduced, count);
  toTridiagonal(judges, turned);
  const fixedOf = (judge: Float64Array) => {
    const fixed = fixedSide.slice();
    for (let j = 0; j < count; j++) for (let c = 0; c < p; c++) fixed[c]! -= cross[j]![c]! * judge[j]!;
    solveFactored(fixedBlock, p, fixed);
    return fixed;
  };
  return { judges, turned, square, logDeterminant, fixedOf };
};

/**
 * One row of the grid: one entry ratio, every judge ratio. One reduction serves the whole row, so the grid costs 42 reductions
 * of (J x J), not 1,764 factorizations.
 */
const gridRow = (model: MixedModel, y: Float64Array, row: number, logs: Float64Array, square: Float64Array) => {
  const ratio = errorRatio(gridPoint(row));
  const diagonal = entryDiagonal(model, ratio);
  const totals = rightSide(model, y);
  let total = 0;
  for (let t = 0; t < y.length; t++) total += model.weight[t]! * y[t]! * y[t]!;
  const system = judgeSystem(model, diagonal, totals, total);
  const { entries, judges } = model.table;
  const freedom = y.length - model.columns.length;
  const x = new Float64Array(judges);
  const pivots = new Float64Array(judges);
  const solutions: Float64Array[] = [];
  for (let column = 0; column < side; column++) {
    const cell = row * side + column;
    const judgeRatio = errorRatio(gridPoint(column));
    solveShifted(system.judges, judgeRatio, system.turned, x, pivots);
    solutions.push(x.slice());
    square[cell] = Math.max(system.square - dot(system.turned, x), total * 1e-14);
    let logDeterminant = system.logDeterminant;
    for (let j = 0; j < judges; j++) logDeterminant += log(pivots[j]!);
    const criterion = freedom * log(square[cell]!) - entries * log(ratio) - judges * log(judgeRatio) + logDeterminant;
    logs[cell] = -criterion / 2 + logPrior(gridPoint(row)) + logPrior(gridPoint(column));
  }
  /** The row's mean effects under these weights of its cells; effects are linear in the judges', so one solve serves. */
  const meanEffects = (weights: Float64Array, mass: number): Effects => {
    const judge = new Float64Array(judges);
    solutions.forEach((solution, column) => {
      for (let j = 0; j < judges; j++) judge[j]! += (weights[column]! / mass) * solution[j]!;
    });
    fromTridiagonal(system.judges, judge);
    const fixed = system.fixedOf(judge);
    return { fixed, judge, entry: entryEffects(model, diagonal, totals, fixed, judge) };
  };
  return meanEffects;
};

/**
 * Integrates over the ratios s_a / s_e and s_b / s_e from e^-4 to e^2.15 in steps of 0.15, half-Cauchy(1) priors, the error
 * variance integrated in closed form. Effects are posterior means. For up to 300 judges.
 */
export const integrateRatios = (model: MixedModel, scores: Float64Array = model.table.value): RatioGrid => {
  const mean = scores.reduce((sum, value) => sum + value, 0) / scores.length;
  const y = scores.map((value) => value - mean);
  const logs = new Float64Array(side * side);
  const square = new Float64Array(side * side);
  const rows = Array.from({ length: side }, (_, row) => gridRow(model, y, row, logs, square));
  const highest = logs.reduce((most, value) => Math.max(most, value), -Infinity);
  const weight = logs.map((value) => exp(value - highest));
  const mass = weight.reduce((sum, value) => sum + value, 0);
  const effects = noEffects(model);
  rows.forEach((meanEffects, row) => {
    const own = weight.slice(row * side, (row + 1) * side);
    const ownMass = own.reduce((sum, value) => sum + value, 0);
    if (ownMass / mass < 1e-15) return;
    const part = meanEffects(own, ownMass);
    for (const kind of ['fixed', 'entry', 'judge'] as const)
      for (let k = 0; k < effects[kind].length; k++) effects[kind][k]! += (ownMass / mass) * part[kind][k]!;
  });
  effects.fixed[0]! += mean;
  const ratios = (cell: number): Ratios => ({ entry: errorRatio(gridPoint(Math.floor(cell / side))), judge: errorRatio(gridPoint(cell % side)) });
  return { weight: weight.map((value) => value / mass), square, ratios, effects, freedom: y.length - model.columns.length };
};
