import { placesOf } from './declared-order.ts';
import { mixedModel, rightSide, type Effects, type MixedModel, type Ratios } from './mixed-model.ts';
import { sparseEquations } from './sparse-equations.ts';

/** Best and worst place of each entry when any one judge is left out; `judges` are those tried. */
export type LeaveOneOut = { best: Int32Array; worst: Int32Array; judges: number };

/** Work above which only some judges are tried: judges times scores. */
const mostWork = 20_000_000;

/**
 * Refits without each judge in turn, variance ratios kept. Where all would take too long, the judges of the highest entries are
 * tried first, and the count says how many were. An entry that keeps no score is not placed in that refit.
 */
export const leaveOneJudgeOut = (model: MixedModel, effects: Effects, ratios: Ratios, official: Float64Array): LeaveOneOut => {
  const { table } = model;
  const usual = placesOf(official);
  const best = usual.place.slice();
  const worst = usual.place.slice();
  const wanted = Math.min(table.judges, Math.max(1, Math.floor(mostWork / table.value.length)));
  const tried = new Set<number>();
  for (const i of usual.order) for (let t = table.first[i]!; t < table.first[i + 1]! && tried.size < wanted; t++) tried.add(table.judge[t]!);
  for (const judge of tried) {
    const weight = model.weight.map((w, t) => (table.judge[t] === judge ? 0 : w));
    const without = mixedModel(table, weight);
    const solved = sparseEquations(without, ratios).solve(rightSide(without, table.value), effects, 1e-7);
    const scored = new Uint8Array(table.entries);
    for (let t = 0; t < weight.length; t++) if (weight[t]! > 0) scored[table.entry[t]!] = 1;
    const { place } = placesOf(solved.entry.map((value, i) => (scored[i] === 1 ? value : NaN)));
    for (let i = 0; i < place.length; i++) {
      if (scored[i] === 0) continue;
      best[i] = Math.min(best[i]!, place[i]!);
      worst[i] = Math.max(worst[i]!, place[i]!);
    }
  }
  return { best, worst, judges: tried.size };
};
