import { compositesOf } from '../bundle/bundle-results.ts';
import type { JudgedRound } from '../round/results.ts';

/** One line for each mark: what a statistician fits a model to. Judges go by the names they have in the published file. */
export const longMarks = (round: JudgedRound): (string | number | undefined)[][] => {
  const { inputs, rules, scores } = round.judged;
  const joined = round.judged.steps.flatMap((step) => (step.kind === 'joined' ? step.judges : []));
  const judges = [...inputs.judges, ...joined].map(({ id }) => id);
  const composites = compositesOf(round.judged);
  const lines = scores.flatMap(({ entry, judge, marks, order }, at) =>
    rules.criteria.map(({ id, weight, low, high }, c) => [inputs.entries[entry]!.id, judges[judge], order, id, weight, low, high, marks[c], composites[at]]));
  return [['entry', 'judge', 'position in the judge’s order', 'criterion', 'weight', 'lowest', 'highest', 'mark', 'composite of all criteria'], ...lines];
};
