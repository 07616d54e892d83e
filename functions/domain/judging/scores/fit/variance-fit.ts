import type { Streams } from '../../numbers/chance.ts';
import { exp, log } from '../../numbers/exact-functions.ts';
import { factorize, solveFactored } from '../../numbers/matrix.ts';
import { denseEquations } from './dense-equations.ts';
import { dot, noEffects, residuals, rightSide, type Effects, type MixedModel, type Ratios, type Solver } from './mixed-model.ts';
import { sparseEquations } from './sparse-equations.ts';

export type Variances = { entry: number; judge: number; error: number };
export type VarianceFit = { variances: Variances; effects: Effects; steps: number; converged: boolean; /** Degrees of freedom the error keeps. */ freedom: number };

/** Above this many judges the equations are solved by conjugate gradients and the traces estimated by probes. */
export const mostDenseJudges = 300;
/** Many scores need few probes: the noise falls with both. */
const manyScores = 50_000;
const fewProbes = 24;
const mostProbes = 96;
/** A variance is taken as zero when it falls this far, in logs, below the error variance; and the error's when it falls so far below the spread of the scores. */
const floorDepth = 14;

export const ratiosOf = ({ entry, judge, error }: Variances): Ratios => ({ entry: error / entry, judge: error / judge });

/** Traces of the entry and judge blocks of the inverse, in units of the error variance. */
type Traces = { entry: number; judge: number };

/**
 * Hutchinson's estimate with the same Rademacher probes at every step, so that the search sees one smooth function. One solve
 * serves both traces: what the blocks mix cancels on average.
 */
const probedTraces = (model: MixedModel, streams: Streams) => {
  const { table } = model;
  const chance = streams('variance probes');
  const signs = (length: number) => Float64Array.from({ length }, () => (chance.coin() ? 1 : -1));
  const count = table.value.length > manyScores ? fewProbes : mostProbes;
  const probes = Array.from({ length: count }, () => ({ entry: signs(table.entries), judge: signs(table.judges) }));
  const starts: (Effects | undefined)[] = [];
  return (solver: Solver): Traces => {
    const sum = { entry: 0, judge: 0 };
    probes.forEach((probe, k) => {
      const solved = solver.solve({ ...noEffects(model), ...probe }, starts[k], 1e-5);
      starts[k] = solved;
      sum.entry += dot(probe.entry, solved.entry) / count;
      sum.judge += dot(probe.judge, solved.judge) / count;
    });
    return sum;
  };
};

type Point = { gradient: number[]; information: Float64Array; effects: Effects; freedom: number };

/** Gradient of the restricted log-likelihood in the three log variances, and their average information (Gilmour, Thompson and Cullis 1995). */
const pointAt = (model: MixedModel, y: Float64Array, variances: Variances, solver: Solver, traces: Traces, starts: (Effects | undefined)[]): Point => {
  const { table, weight, columns } = model;
  const { entry: va, judge: vb, error: ve } = variances;
  const effects = solver.solve(rightSide(model, y), starts[3], 1e-10);
  starts[3] = effects;
  const left = residuals(model, y, effects);
  let square = 0;
  const working = [new Float64Array(y.length), new Float64Array(y.length), new Float64Array(y.length)];
  for (let t = 0; t < y.length; t++) {
    square += weight[t]! * left[t]! * left[t]!;
    working[0]![t] = effects.entry[table.entry[t]!]!;
    working[1]![t] = effects.judge[table.judge[t]!]!;
    working[2]![t] = left[t]!;
  }
  const freeEntries = table.entries - (ve / va) * traces.entry;
  const freeJudges = table.judges - (ve / vb) * traces.judge;
  const freedom = y.length - columns.length - freeEntries - freeJudges;
  const gradient = [
    (dot(effects.entry, effects.entry) / va - freeEntries) / 2, (dot(effects.judge, effects.judge) / vb - freeJudges) / 2, (square / ve - freedom) / 2,
  ];
  const projected = working.map((f, k) => {
    const solved = solver.solve(rightSide(model, f), starts[k], 1e-8);
    starts[k] = solved;
    return residuals(model, f, solved).map((value, t) => (weight[t]! * value) / ve);
  });
  const information = new Float64Array(9);
  for (let k = 0; k < 3; k++) for (let l = 0; l < 3; l++) information[3 * k + l] = dot(working[k]!, projected[l]!) / 2;
  return { gradient, information, effects, freedom };
};

/** Newton's step with the average information, damped where the likelihood is flat, at most 1 in any log variance. */
const stepFrom = ({ gradient, information }: Point): Float64Array => {
  const damped = Float64Array.from(information);
  for (let k = 0; k < 3; k++) damped[4 * k]! += 1e-6 + 1e-3 * Math.abs(gradient[k]!);
  const step = Float64Array.from(gradient);
  factorize(damped, 3);
  solveFactored(damped, 3, step);
  const longest = Math.max(...step.map(Math.abs));
  return longest > 1 ? step.map((value) => value / longest) : step;
};

const spreadOf = (y: Float64Array): number => {
  const mean = y.reduce((sum, value) => sum + value, 0) / y.length;
  return y.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / y.length;
};

/**
 * Restricted maximum likelihood of the three variances by average information, traces exact up to 300 judges and by 24 to 96 fixed
 * probes above. Needs scores that are not all equal; a variance at the floor (e^-14 of the error's, the error's e^-14 of the spread) means zero.
 */
export const fitVariances = (model: MixedModel, streams: Streams, y: Float64Array = model.table.value): VarianceFit => {
  const dense = model.table.judges <= mostDenseJudges;
  const probed = dense ? undefined : probedTraces(model, streams);
  const start = spreadOf(y);
  const logs = [log(start / 3), log(start / 6), log(start / 2)];
  const starts: (Effects | undefined)[] = [];
  const tolerance = dense ? 1e-11 : 1e-5;
  for (let steps = 1; ; steps++) {
    const variances = { entry: exp(logs[0]!), judge: exp(logs[1]!), error: exp(logs[2]!) };
    const equations = dense ? denseEquations(model, ratiosOf(variances)) : undefined;
    const solver = equations ?? sparseEquations(model, ratiosOf(variances));
    const inverse = equations?.inverse();
    const traces = inverse ? { entry: inverse.entryTrace, judge: inverse.judgeTrace } : probed!(solver);
    const point = pointAt(model, y, variances, solver, traces, starts);
    const step = stepFrom(point);
    const next = logs.map((value, k) => value + step[k]!);
    const error = Math.max(next[2]!, log(start) - floorDepth);
    const moved = [Math.max(next[0]!, error - floorDepth), Math.max(next[1]!, error - floorDepth), error];
    const change = Math.max(...moved.map((value, k) => Math.abs(value - logs[k]!)));
    if (change < tolerance || steps === 60) return { variances, effects: point.effects, steps, converged: change < Math.max(tolerance, 1e-6), freedom: point.freedom };
    logs.splice(0, 3, ...moved);
  }
};
