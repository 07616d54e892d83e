import type { Assignment } from './assign-judges.ts';
import type { Problem } from './problem.ts';

/** Why an entry got a judge: the facts, and a sentence an organizer can read out. Conflicts are no facts here; they stay private. */
export type Why = {
  affinity: number;
  /** Place of the judge among the entry's candidates by affinity, and how many candidates there were. */
  place: number;
  candidates: number;
  /** Candidates with a higher affinity that did not come, by what kept them. */
  passed: { full: number; sameOrganization: number; drawn: number; dearer: number };
  sentence: string;
};

const ordinal = (n: number): string => {
  const tens = n % 100;
  const ending = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${ending}`;
};

const counted = (n: number, words: string): string => (n === 1 ? `1 was ${words}` : `${n} were ${words}`);

const told = ({ place, candidates, passed }: Omit<Why, 'sentence'>): string => {
  const start = place === 1 ? `This judge fits best of ${candidates} who may read the entry.` : `This judge is the ${ordinal(place)} best fit of ${candidates} who may read the entry.`;
  const reasons = [
    [passed.full, 'full'], [passed.sameOrganization, 'of an organization that already reads it'], [passed.drawn, 'left out by the draw'], [passed.dearer, 'needed more elsewhere'],
  ] as const;
  const parts = reasons.filter(([count]) => count > 0).map(([count, words]) => counted(count, words));
  return parts.length > 0 ? `${start} Of those who fit better, ${parts.join(', ')}.` : start;
};

/** Whether the lot decided a pair; nothing where none was drawn. */
const lotWords = (lot: Uint8Array | undefined, pair: number): string =>
  lot === undefined ? '' : lot[pair] === 1 ? 'Drawn by lot. ' : lot[pair] === 2 ? 'Not drawn by lot, but exchanged so that judges of different areas share entries. ' : 'Not drawn by lot, but added because the draw left this entry short. ';

/** Explains pair e of the assignment. */
export const whyThisJudge = (problem: Problem, { chosen, load, proof, lot }: Assignment, entry: number, pair: number): Why => {
  const { first, judge, affinity, most, group } = problem;
  const reads = new Set<number>();
  for (let e = first[entry]!; e < first[entry + 1]!; e++) if (chosen[e] === 1 && group[judge[e]!]! >= 0) reads.add(group[judge[e]!]!);
  const passed = { full: 0, sameOrganization: 0, drawn: 0, dearer: 0 };
  let place = 1;
  for (let e = first[entry]!; e < first[entry + 1]!; e++) {
    if (affinity[e]! <= affinity[pair]!) continue;
    place++;
    if (chosen[e] === 1) continue;
    if (reads.has(group[judge[e]!]!)) passed.sameOrganization++;
    else if (load[judge[e]!]! >= most[judge[e]!]!) passed.full++;
    else if (proof.chosen[e] === 1) passed.drawn++;
    else passed.dearer++;
  }
  const facts = { affinity: affinity[pair]!, place, candidates: first[entry + 1]! - first[entry]!, passed };
  return { ...facts, sentence: lotWords(lot, pair) + told(facts) };
};
