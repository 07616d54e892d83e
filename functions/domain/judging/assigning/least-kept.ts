import { entriesOfPairs, loadsOf, type Problem } from './problem.ts';
import type { Steering } from './steering.ts';

type Seats = { problem: Problem; chosen: Uint8Array; load: Int32Array; experts: Steering['experts'] };

/** Would the entry keep as many judges of its area as are asked for, if this pair gave way to that one? */
const keepsExperts = ({ problem, chosen, experts }: Seats, from: number, to: number, entry: number): boolean => {
  const isExpert = (e: number) => problem.affinity[e]! >= (experts?.affinity ?? 0);
  if (!experts || !isExpert(from) || isExpert(to)) return true;
  let own = 0;
  for (let e = problem.first[entry]!; e < problem.first[entry + 1]!; e++) own += chosen[e] === 1 && isExpert(e) ? 1 : 0;
  return own > experts.count;
};

/** The reader of the entry with most to spare who can make room for this pair; -1 where nobody can. */
const giver = (seats: Seats, to: number, entry: number): number => {
  const { problem: { first, judge, least, group }, chosen, load } = seats;
  const readers = Array.from({ length: first[entry + 1]! - first[entry]! }, (_, at) => first[entry]! + at).filter((e) => chosen[e] === 1);
  const together = (e: number) => group[judge[to]!]! >= 0 && group[judge[e]!] === group[judge[to]!];
  const able = readers.filter((e) => load[judge[e]!]! > least[judge[e]!]! && keepsExperts(seats, e, to, entry) && !readers.some((other) => other !== e && together(other)));
  return able.reduce((best, e) => (best < 0 || load[judge[e]!]! - least[judge[e]!]! > load[judge[best]!]! - least[judge[best]!]! ? e : best), -1);
};

/**
 * A half of the pairs can leave a judge below the least that the whole would have given: their readings are made up from judges with some to
 * spare, the best fits first. No entry gains or loses a reading, and no needed expert is lost.
 */
export const withLeast = (problem: Problem, given: Uint8Array, { experts }: Pick<Steering, 'experts'>): Uint8Array => {
  const load = loadsOf(problem, given);
  const lacking = Array.from(load.keys()).filter((j) => load[j]! < problem.least[j]!);
  if (lacking.length === 0) return given;
  const seats: Seats = { problem, chosen: given.slice(), load, experts };
  const entry = entriesOfPairs(problem);
  const own = Map.groupBy(problem.judge.keys(), (e) => problem.judge[e]!);
  for (const j of lacking) {
    for (const to of (own.get(j) ?? []).toSorted((a, b) => problem.affinity[b]! - problem.affinity[a]! || a - b)) {
      if (load[j]! >= problem.least[j]!) break;
      const from = seats.chosen[to] === 1 ? -1 : giver(seats, to, entry[to]!);
      if (from < 0) continue;
      [seats.chosen[from], seats.chosen[to]] = [0, 1];
      load[problem.judge[from]!]! -= 1;
      load[j]! += 1;
    }
  }
  return seats.chosen;
};
