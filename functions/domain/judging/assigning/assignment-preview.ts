import type { Streams } from '../numbers/chance.ts';
import { usualVariances } from '../power/contest-power.ts';
import { averageDifference, componentsOf, linkStrength, plannedModel, type Links } from '../scores/design-quality.ts';
import type { Variances } from '../scores/fit/variance-fit.ts';
import type { Assignment } from './assign-judges.ts';
import { entriesOfPairs, type Problem } from './problem.ts';

/** What an organizer sees before publishing: loads, how well the design will tell entries apart, and what is wrong. */
export type Preview = {
  /** Number of judges by readings: histogram[n] judges read n entries. */
  histogram: number[];
  components: number;
  linkStrength: number;
  /** Average standard deviation of a difference, in standard deviations of the entries. */
  averageDifference: number;
  warnings: Warning[];
};
export type Warning =
  | { kind: 'not-linked'; components: number }
  | { kind: 'weakly-linked'; strength: number }
  | { kind: 'entries-short'; entries: number }
  | { kind: 'judges-below-least'; judges: number }
  | { kind: 'experts-missing'; places: number }
  | { kind: 'links-missing'; links: number }
  | { kind: 'pairs-undrawn'; pairs: number };

/** Below this the judges' strictness can hardly be told from their entries. */
const weak = 0.05;

export const linksOf = (problem: Problem, chosen: Uint8Array): Links => {
  const entry = entriesOfPairs(problem);
  const pairs = Array.from(chosen.keys()).filter((e) => chosen[e] === 1);
  return { entries: problem.entries, judges: problem.judges, entry: Int32Array.from(pairs, (e) => entry[e]!), judge: Int32Array.from(pairs, (e) => problem.judge[e]!) };
};

const over = (values: Int32Array): number => values.reduce((count, value) => count + (value > 0 ? 1 : 0), 0);

export const previewAssignment = (problem: Problem, assignment: Assignment, streams: Streams, variances: Variances = usualVariances): Preview => {
  const links = linksOf(problem, assignment.chosen);
  const histogram: number[] = [];
  for (const load of assignment.load) histogram[load] = (histogram[load] ?? 0) + 1;
  const components = componentsOf(links).count;
  const strength = linkStrength(links);
  const { missing, below, service, lot } = assignment;
  const undrawn = lot ? assignment.chosen.reduce((sum, taken, e) => sum + (lot[e] === 1 ? 0 : taken), 0) : 0;
  const warnings: (Warning | false)[] = [
    components > 1 && { kind: 'not-linked', components },
    components === 1 && strength < weak && { kind: 'weakly-linked', strength },
    over(missing) > 0 && { kind: 'entries-short', entries: over(missing) },
    over(below) > 0 && { kind: 'judges-below-least', judges: over(below) },
    service.expertsMissing > 0 && { kind: 'experts-missing', places: service.expertsMissing },
    service.linksMissing > 0 && { kind: 'links-missing', links: service.linksMissing },
    undrawn > 0 && { kind: 'pairs-undrawn', pairs: undrawn },
  ];
  return {
    histogram: Array.from(histogram, (count) => count ?? 0), components, linkStrength: strength,
    averageDifference: averageDifference(plannedModel(links), variances, streams) / Math.sqrt(variances.entry), warnings: warnings.filter((warning) => warning !== false),
  };
};
