import { dot, mixedModel, residuals, rightSide, type Effects, type MixedModel } from './mixed-model.ts';
import { sparseEquations } from './sparse-equations.ts';
import { ratiosOf, type VarianceFit } from './variance-fit.ts';

const degrees = 4;
const mostRounds = 30;

/**
 * The same model with Student-t errors (4 degrees of freedom): a score far from what entry and judge suggest counts less.
 * Weights 5 / (4 + r²/s_e²), re-estimated with the error variance until they rest (Lange, Little and Taylor 1989); the
 * variances of entries and judges stay those of the Gaussian fit.
 */
export const robustEffects = (model: MixedModel, fit: VarianceFit): { effects: Effects; weight: Float64Array; error: number } => {
  const { table } = model;
  let error = fit.variances.error;
  let { effects } = fit;
  let weight = model.weight;
  for (let round = 0; round < mostRounds; round++) {
    const left = residuals(model, table.value, effects);
    const next = left.map((r, t) => (model.weight[t]! * (degrees + 1)) / (degrees + (model.weight[t]! * r * r) / error));
    error = dot(next, left.map((r) => r * r)) / fit.freedom;
    const weighted = mixedModel(table, next);
    const solved = sparseEquations(weighted, ratiosOf({ ...fit.variances, error })).solve(rightSide(weighted, table.value), effects, 1e-10);
    const change = next.reduce((most, value, t) => Math.max(most, Math.abs(value - weight[t]!)), 0);
    [effects, weight] = [solved, next];
    if (change < 1e-6) break;
  }
  return { effects, weight, error };
};
