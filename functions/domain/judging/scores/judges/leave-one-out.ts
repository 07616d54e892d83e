import { placesOf, type Places } from '../standings/declared-order.ts';
import { mixedModel, rightSide, type Effects, type MixedModel, type Ratios } from '../fit/mixed-model.ts';
import type { ScoreTable } from '../fit/score-table.ts';
import { sparseEquations } from '../fit/sparse-equations.ts';

/** Best and worst place of each entry when any one judge is left out, its usual place among them; `judges` were tried. */
export type LeaveOneOut = { best: Int32Array; worst: Int32Array; judges: number };
/** The scores that would decide the places without a judge. */
export type Without = (judge: number) => Float64Array;

/** Work above which only some judges are tried: judges times scores. */
const mostWork = 20_000_000;

/** Adjusted scores without a judge, the variance ratios kept. */
export const adjustedWithout = (model: MixedModel, effects: Effects, ratios: Ratios): Without => (judge) => {
  const { table } = model;
  const without = mixedModel(table, model.weight.map((w, t) => (table.judge[t] === judge ? 0 : w)));
  return sparseEquations(without, ratios).solve(rightSide(without, table.value), effects, 1e-7).entry;
};

/** Plain means without a judge, where those decide. */
export const meansWithout = ({ entries, entry, judge, value }: ScoreTable): Without => (left) => {
  const [sum, count] = [new Float64Array(entries), new Float64Array(entries)];
  for (let t = 0; t < value.length; t++) {
    if (judge[t] === left) continue;
    sum[entry[t]!]! += value[t]!;
    count[entry[t]!]! += 1;
  }
  return sum.map((total, i) => total / count[i]!);
};

/** Whether each entry keeps a score without the judge. */
const scoredWithout = ({ entries, first, judge }: ScoreTable, left: number): Uint8Array =>
  Uint8Array.from({ length: entries }, (_, i) => (judge.subarray(first[i], first[i + 1]).some((own) => own !== left) ? 1 : 0));

/**
 * Places anew without each judge in turn. Where all would take too long, the judges of the highest entries are tried first, and the
 * count says how many were. An entry that keeps no score is not placed then; ties that the declared rules part count as shared.
 */
export const leaveOneJudgeOut = (table: ScoreTable, usual: Places, without: Without): LeaveOneOut => {
  const best = usual.place.slice();
  const worst = usual.place.slice();
  const wanted = Math.min(table.judges, Math.max(1, Math.floor(mostWork / table.value.length)));
  const tried = new Set<number>();
  for (const i of usual.order) for (let t = table.first[i]!; t < table.first[i + 1]! && tried.size < wanted; t++) tried.add(table.judge[t]!);
  for (const judge of tried) {
    const scored = scoredWithout(table, judge);
    const { place } = placesOf(without(judge).map((value, i) => (scored[i] === 1 ? value : NaN)));
    for (let i = 0; i < place.length; i++) {
      if (scored[i] === 0) continue;
      best[i] = Math.min(best[i]!, place[i]!);
      worst[i] = Math.max(worst[i]!, place[i]!);
    }
  }
  return { best, worst, judges: tried.size };
};
