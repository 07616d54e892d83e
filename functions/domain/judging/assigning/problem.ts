import { Refusal } from '../../refusal.ts';

/**
 * Who may read what. Candidate pairs of entry i are e from first[i] to first[i + 1] - 1: judge `judge[e]`, whole affinity
 * `affinity[e]` from 0 to 1000. A pair in conflict is no candidate at all. `group[j]` is the judge's organization (-1: none);
 * an entry never gets two judges of one group. `balance`: what each reading beyond the least costs a judge's side, so that
 * loads stay even; a reading below the least is rewarded.
 */
export type Problem = {
  entries: number;
  judges: number;
  first: Int32Array;
  judge: Int32Array;
  affinity: Int32Array;
  need: Int32Array;
  least: Int32Array;
  most: Int32Array;
  group: Int32Array;
  balance: number;
};

export const highestAffinity = 1000;
const leastReward = 2 * highestAffinity;

/** Reserve price of the slot a judge's reading number `slot` (from 0) fills: rising, so that emptier judges are cheaper. */
export const reserve = ({ least, balance }: Problem, judge: number, slot: number): number =>
  slot < least[judge]! ? -leastReward : balance * (slot - least[judge]!);

/** Entry of each candidate pair. */
export const entriesOfPairs = ({ entries, first }: Problem): Int32Array => {
  const entry = new Int32Array(first[entries]!);
  for (let i = 0; i < entries; i++) entry.fill(i, first[i]!, first[i + 1]!);
  return entry;
};

const whole = (values: Int32Array, low: number, high: number): boolean => values.every((value) => value >= low && value <= high);

/** Refuses sizes that do not fit, needs or loads below zero, a least above the most, affinities outside 0 to 1000, a judge twice on an entry. */
export const checkedProblem = (problem: Problem): Problem => {
  const { entries, judges, first, judge, affinity, need, least, most, group } = problem;
  const refuse = (message: string, field: string) => { throw new Refusal('invalid', message, field); };
  const pairs = first[entries] ?? -1;
  if (first.length !== entries + 1 || first[0] !== 0 || judge.length !== pairs || affinity.length !== pairs) refuse('The candidate pairs do not fit the entries.', 'candidates');
  if (need.length !== entries || !whole(need, 0, judges)) refuse('Each entry needs between no reviews and one by every judge.', 'need');
  if (least.length !== judges || most.length !== judges || group.length !== judges || !whole(least, 0, 1 << 24)) refuse('Each judge has a least and a most number of entries, zero or more.', 'most');
  if (!most.every((value, j) => value >= least[j]!)) refuse('The most a judge reads cannot be below the least.', 'most');
  if (!whole(judge, 0, judges - 1)) refuse('A candidate pair names a judge that is not in the panel.', 'candidates');
  if (!whole(affinity, 0, highestAffinity)) refuse('An affinity is a whole number from 0 to 1000.', 'affinity');
  const seen = new Int32Array(judges).fill(-1);
  for (let i = 0; i < entries; i++) {
    for (let e = first[i]!; e < first[i + 1]!; e++) {
      if (seen[judge[e]!] === i) refuse('A judge is a candidate twice for one entry.', 'candidates');
      seen[judge[e]!] = i;
    }
  }
  return problem;
};

/** Readings per judge under a choice of pairs. */
export const loadsOf = ({ judges, judge }: Problem, chosen: Uint8Array): Int32Array => {
  const load = new Int32Array(judges);
  for (let e = 0; e < chosen.length; e++) if (chosen[e] === 1) load[judge[e]!]! += 1;
  return load;
};
