import type { Streams } from '../numbers/chance.ts';
import { placesOf } from '../scores/standings/declared-order.ts';
import { averageDifference, plannedModel, type Links } from '../scores/design-quality.ts';
import { rightSide } from '../scores/fit/mixed-model.ts';
import { sparseEquations } from '../scores/fit/sparse-equations.ts';
import { ratiosOf, type Variances } from '../scores/fit/variance-fit.ts';

/** A contest that is planned: so many entries and judges, so many reviews of each entry, the best k to be found. */
export type Plan = { entries: number; judges: number; reviews: number; k: number };

/**
 * How sure the top places will be. `rightShare`: expected share of the k chosen that belong there; `bestChosen`: chance that the
 * truly best entry is among them; `difference`: average standard deviation of a difference between two entries; `load`: most
 * readings of one judge. Errors are standard errors of the simulation.
 */
export type Power = Plan & { rightShare: number; rightError: number; bestChosen: number; bestError: number; difference: number; load: number };

/** Spreads seen in published panels: judges differ by three quarters of what entries do, single marks by as much as entries. */
export const usualVariances: Variances = { entry: 1, judge: 0.6, error: 1 };

/** Judges dealt from shuffled decks, so that loads differ by one at most; no judge twice on an entry. */
export const dealtLinks = ({ entries, judges, reviews }: Plan, streams: Streams, run: number): Links => {
  const chance = streams(`deal ${run}`);
  const size = Math.min(reviews, judges);
  const [entry, judge] = [new Int32Array(entries * size), new Int32Array(entries * size)];
  const deck = Int32Array.from({ length: judges }, (_, j) => j);
  let at = judges;
  for (let i = 0; i < entries; i++) {
    const own = i * size;
    for (let r = 0; r < size; r++) {
      if (at === judges) {
        chance.shuffle(deck);
        at = 0;
      }
      let ahead = at;
      while (ahead < judges && judge.subarray(own, own + r).includes(deck[ahead]!)) ahead++;
      const drawn = deck[Math.min(ahead, judges - 1)]!;
      deck[Math.min(ahead, judges - 1)] = deck[at]!;
      deck[at++] = drawn;
      entry[own + r] = i;
      judge[own + r] = drawn;
    }
  }
  return { entries, judges, entry, judge };
};

/** One imagined contest: whether the chosen are the best. */
const imagined = (plan: Plan, variances: Variances, streams: Streams, run: number) => {
  const model = plannedModel(dealtLinks(plan, streams, run));
  const { table } = model;
  const chance = streams(`contest ${run}`);
  const normals = (length: number, variance: number) => Float64Array.from({ length }, () => Math.sqrt(variance) * chance.normal());
  const [truth, severity, error] = [normals(plan.entries, variances.entry), normals(plan.judges, variances.judge), normals(table.value.length, variances.error)];
  const y = error.map((value, t) => value + truth[table.entry[t]!]! + severity[table.judge[t]!]!);
  const { entry } = sparseEquations(model, ratiosOf(variances)).solve(rightSide(model, y), undefined, 1e-6);
  const best = placesOf(truth).order;
  const chosen = new Set(placesOf(entry).order.slice(0, plan.k));
  return { right: best.slice(0, plan.k).filter((i) => chosen.has(i)).length / plan.k, first: chosen.has(best[0]!) ? 1 : 0, model };
};

const meanAndError = (values: number[]): [number, number] => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return [mean, values.length > 1 ? Math.sqrt(square / (values.length - 1) / values.length) : 0];
};

/** Imagines the contest `contests` times with the same engine that will score it. k at most the number of entries. */
export const contestPower = (plan: Plan, streams: Streams, contests = 200, variances: Variances = usualVariances): Power => {
  const runs = Array.from({ length: contests }, (_, run) => imagined(plan, variances, streams, run));
  const [rightShare, rightError] = meanAndError(runs.map(({ right }) => right));
  const [bestChosen, bestError] = meanAndError(runs.map(({ first }) => first));
  const { model } = runs[0]!;
  const load = new Int32Array(plan.judges);
  for (const j of model.table.judge) load[j]! += 1;
  return { ...plan, rightShare, rightError, bestChosen, bestError, difference: averageDifference(model, variances, streams), load: load.reduce((most, value) => Math.max(most, value), 0) };
};
