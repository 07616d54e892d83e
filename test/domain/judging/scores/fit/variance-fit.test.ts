import { expect, test } from 'vitest';
import { mixedModel } from '../../../../../functions/domain/judging/scores/fit/mixed-model.ts';
import { scoreTable } from '../../../../../functions/domain/judging/scores/fit/score-table.ts';
import { fitVariances } from '../../../../../functions/domain/judging/scores/fit/variance-fit.ts';
import { madeTable, streams } from '../contests.ts';
import { directFit, directGradient } from './direct-solver.ts';

test('on a complete table the variances are those of the analysis of variance (Shrout and Fleiss 1979)', () => {
  const rows = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];
  const table = scoreTable(6, 4, rows.flatMap((row, entry) => row.map((value, judge) => ({ entry, judge, value }))));
  const { variances, converged } = fitVariances(mixedModel(table), streams);
  const error = 15.291666666666668 / 15;
  expect(converged).toBe(true);
  expect(variances.error).toBeCloseTo(error, 9);
  expect(variances.entry).toBeCloseTo((56.208333333333336 / 5 - error) / 4, 9);
  expect(variances.judge).toBeCloseTo((97.45833333333333 / 3 - error) / 6, 9);
});

test('on an unbalanced table the variances and effects are those of a direct dense solver, to 1e-8', () => {
  const table = madeTable({ entries: 15, judges: 6, reviews: 3, seed: 'unbalanced' });
  const unbalanced = scoreTable(15, 6, Array.from(table.value, (value, t) => ({ entry: table.entry[t]!, judge: table.judge[t]!, value })).filter((_, t) => t % 7 !== 3), { low: -99, high: 99 });
  const fit = fitVariances(mixedModel(unbalanced), streams);
  const direct = directFit(unbalanced, fit.variances);
  expect(Math.max(...directGradient(unbalanced, fit.variances).map(Math.abs))).toBeLessThan(1e-8);
  expect(fit.effects.fixed[0]).toBeCloseTo(direct.mean, 8);
  direct.entry.forEach((value, i) => expect(fit.effects.entry[i]).toBeCloseTo(value, 8));
  direct.judge.forEach((value, j) => expect(fit.effects.judge[j]).toBeCloseTo(value, 8));
});

test('with the reading position in the model the direct solver agrees too', () => {
  const table = madeTable({ entries: 24, judges: 5, reviews: 3, seed: 'drift' });
  const seen = new Int32Array(5);
  const scores = Array.from(table.value, (value, t) => ({ entry: table.entry[t]!, judge: table.judge[t]!, value: value + 0.3 * seen[table.judge[t]!]!, order: ++seen[table.judge[t]!]! }));
  const drifting = scoreTable(24, 5, scores, { low: -99, high: 99 });
  const fit = fitVariances(mixedModel(drifting), streams);
  expect(Math.max(...directGradient(drifting, fit.variances).map(Math.abs))).toBeLessThan(1e-8);
  expect(fit.effects.fixed[1]).toBeCloseTo(directFit(drifting, fit.variances).slope!, 8);
  expect(fit.effects.fixed[1]).toBeGreaterThan(0.3);
});

test('above 300 judges the probes find the variances of the exact traces within their noise', () => {
  const table = madeTable({ entries: 400, judges: 300, reviews: 4, seed: 'many judges' });
  const exact = fitVariances(mixedModel(table), streams);
  const probed = fitVariances(mixedModel({ ...table, judges: 301 }), streams);
  expect([exact.converged, probed.converged]).toEqual([true, true]);
  for (const kind of ['entry', 'judge', 'error'] as const) expect(Math.abs(probed.variances[kind] / exact.variances[kind] - 1)).toBeLessThan(0.05);
});

test('judges without any difference have no variance, and the fit says so without failing', () => {
  const table = scoreTable(8, 4, Array.from({ length: 32 }, (_, t) => ({ entry: t >> 2, judge: t & 3, value: (t >> 2) * 5 + ((t * 7 + (t >> 2)) % 4) })));
  const { variances } = fitVariances(mixedModel(table), streams);
  expect(variances.judge / variances.error).toBeLessThan(0.01);
});
