import { expect, test } from 'vitest';
import { denseEquations } from '../../../../../functions/domain/judging/scores/fit/dense-equations.ts';
import { mixedModel, rightSide } from '../../../../../functions/domain/judging/scores/fit/mixed-model.ts';
import { drawPosterior, joinDraws } from '../../../../../functions/domain/judging/scores/fit/posterior-draws.ts';
import { integrateRatios } from '../../../../../functions/domain/judging/scores/fit/ratio-grid.ts';
import { sparseEquations } from '../../../../../functions/domain/judging/scores/fit/sparse-equations.ts';
import { fitContest } from '../../../../../functions/domain/judging/scores/contest-scores.ts';
import { fitVariances, ratiosOf } from '../../../../../functions/domain/judging/scores/fit/variance-fit.ts';
import { averageDifference } from '../../../../../functions/domain/judging/scores/design-quality.ts';
import { madeTable, streams } from '../contests.ts';

const table = madeTable({ entries: 12, judges: 5, reviews: 3, seed: 'posterior' });
const model = mixedModel(table);

test('both solvers give the same effects', () => {
  const side = rightSide(model, table.value);
  const ratios = { entry: 0.8, judge: 2 };
  const [dense, sparse] = [denseEquations(model, ratios).solve(side), sparseEquations(model, ratios).solve(side, undefined, 1e-13)];
  dense.entry.forEach((value, i) => expect(sparse.entry[i]).toBeCloseTo(value, 9));
  dense.judge.forEach((value, j) => expect(sparse.judge[j]).toBeCloseTo(value, 9));
});

test('every cell of the grid has the probability and the mean that a factorization of its own gives', () => {
  const grid = integrateRatios(model);
  const prior = (ratio: number) => 1 / Math.sqrt(ratio) / (1 + 1 / ratio);
  const [n, mean] = [table.value.length, table.value.reduce((a, b) => a + b) / table.value.length];
  const y = table.value.map((value) => value - mean);
  const logs: number[] = [];
  const entry = new Float64Array(table.entries);
  const cells = Array.from({ length: 42 * 42 }, (_, cell) => {
    const ratios = grid.ratios(cell);
    const equations = denseEquations(model, ratios);
    const side = rightSide(model, y);
    const solved = equations.solve(side);
    let square = y.reduce((sum, v) => sum + v * v, 0);
    for (const kind of ['fixed', 'entry', 'judge'] as const) solved[kind].forEach((value, k) => { square -= value * side[kind][k]!; });
    logs.push(-0.5 * ((n - 1) * Math.log(square) - table.entries * Math.log(ratios.entry) - table.judges * Math.log(ratios.judge) + equations.logDeterminant) + Math.log(prior(ratios.entry) * prior(ratios.judge)));
    return solved;
  });
  const highest = Math.max(...logs);
  const mass = logs.reduce((sum, value) => sum + Math.exp(value - highest), 0);
  logs.forEach((value, cell) => expect(grid.weight[cell]).toBeCloseTo(Math.exp(value - highest) / mass, 10));
  cells.forEach((solved, cell) => solved.entry.forEach((value, i) => { entry[i]! += grid.weight[cell]! * value; }));
  entry.forEach((value, i) => expect(grid.effects.entry[i]).toBeCloseTo(value, 9));
});

test('draws have the posterior mean and variance of the equations when the variances are given', () => {
  const fit = fitVariances(model, streams);
  const draws = drawPosterior(model, { effects: fit.effects, variances: fit.variances }, streams, 4000);
  const center = fit.effects.entry.reduce((a, b) => a + b) / table.entries;
  let spread = 0;
  for (let i = 0; i < table.entries; i++) {
    const own = Array.from({ length: draws.count }, (_, d) => draws.value[d * draws.entries + i]!);
    const mean = own.reduce((a, b) => a + b) / own.length;
    expect(Math.abs(mean - (fit.effects.entry[i]! - center))).toBeLessThan(0.05);
    spread += own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / own.length / (table.entries - 1);
  }
  expect(Math.sqrt(2 * spread) / averageDifference(model, fit.variances, streams)).toBeCloseTo(1, 1);
});

test('draws made in pieces, in any order, are the draws made at once', () => {
  const { knowledge } = fitContest(table, streams, false);
  const whole = drawPosterior(model, knowledge, streams, 30);
  const pieces = [drawPosterior(model, knowledge, streams, 10, 20), drawPosterior(model, knowledge, streams, 20, 0)];
  const joined = joinDraws(pieces);
  expect([joined.value, joined.rank, joined.count]).toEqual([whole.value, whole.rank, whole.count]);
});

test('the interval is that of an entry against the others, not of the level of the marks', () => {
  const fit = fitVariances(model, streams);
  const loud = fitVariances(mixedModel({ ...table, value: table.value.map((value, t) => value + 40 * (table.judge[t]! - 2)) }), streams);
  expect(loud.variances.judge).toBeGreaterThan(100 * fit.variances.judge);
  expect(averageDifference(model, loud.variances, streams) / averageDifference(model, { ...fit.variances, entry: loud.variances.entry, error: loud.variances.error }, streams)).toBeLessThan(1.3);
  expect(ratiosOf(loud.variances).judge).toBeLessThan(0.01);
});
