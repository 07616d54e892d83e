import type { ScoreTable } from '../../../../../functions/domain/judging/scores/fit/score-table.ts';
import type { Variances } from '../../../../../functions/domain/judging/scores/fit/variance-fit.ts';

type Matrix = number[][];
const times = (a: Matrix, b: Matrix): Matrix => a.map((row) => b[0]!.map((_, c) => row.reduce((sum, value, k) => sum + value * b[k]![c]!, 0)));
const flipped = (a: Matrix): Matrix => a[0]!.map((_, c) => a.map((row) => row[c]!));
const inverse = (a: Matrix): Matrix => {
  const size = a.length;
  const work = a.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let c = 0; c < size; c++) {
    let pivot = c;
    for (let r = c; r < size; r++) if (Math.abs(work[r]![c]!) > Math.abs(work[pivot]![c]!)) pivot = r;
    [work[c], work[pivot]] = [work[pivot]!, work[c]!];
    const scale = work[c]![c]!;
    work[c] = work[c]!.map((value) => value / scale);
    for (let r = 0; r < size; r++) if (r !== c) { const by = work[r]![c]!; work[r] = work[r]!.map((value, k) => value - by * work[c]![k]!); }
  }
  return work.map((row) => row.slice(size));
};

/** The n x n covariance of the scores and everything that follows from it: the textbook, not the mixed-model equations. */
const parts = (table: ScoreTable, { entry, judge, error }: Variances) => {
  const index = Array.from(table.value.keys());
  const [sameEntry, sameJudge] = [table.entry, table.judge].map((of) => index.map((t) => index.map((u) => (of[t] === of[u] ? 1 : 0)))) as [Matrix, Matrix];
  const same = index.map((t) => index.map((u) => (t === u ? 1 : 0)));
  const v = index.map((t) => index.map((u) => entry * sameEntry[t]![u]! + judge * sameJudge[t]![u]! + error * same[t]![u]!));
  const x = index.map((t) => (table.position ? [1, table.position[t]!] : [1]));
  const y = index.map((t) => [table.value[t]!]);
  const w = inverse(v);
  const bread = inverse(times(times(flipped(x), w), x));
  const fixed = times(times(times(bread, flipped(x)), w), y);
  const hat = times(times(times(times(w, x), bread), flipped(x)), w);
  const p = w.map((row, t) => row.map((value, u) => value - hat[t]![u]!));
  return { p, py: times(p, y), fixed, kinds: [sameEntry, sameJudge, same] };
};

/** Gradient of the restricted log-likelihood in the log variances: -(tr(PV_k) - y'PV_kPy) s_k² / 2. */
export const directGradient = (table: ScoreTable, variances: Variances): number[] => {
  const { p, py, kinds } = parts(table, variances);
  return kinds.map((kind, k) => {
    const trace = p.reduce((sum, row, t) => sum + row.reduce((inner, value, u) => inner + value * kind[u]![t]!, 0), 0);
    const square = times(times(flipped(py), kind), py)[0]![0]!;
    return (-[variances.entry, variances.judge, variances.error][k]! * (trace - square)) / 2;
  });
};

export const directFit = (table: ScoreTable, variances: Variances) => {
  const { py, fixed } = parts(table, variances);
  const effects = (of: Int32Array, size: number, variance: number) => Array.from({ length: size }, (_, i) => variance * py.reduce((sum, [value], t) => sum + (of[t] === i ? value! : 0), 0));
  return { mean: fixed[0]![0]!, slope: fixed[1]?.[0], entry: effects(table.entry, table.entries, variances.entry), judge: effects(table.judge, table.judges, variances.judge) };
};
