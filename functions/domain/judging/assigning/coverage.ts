import { entriesOfPairs, type Problem } from './problem.ts';

/** Pairs that fill as many reviews as can be filled at all, and how many each entry gets. */
export type Coverage = { chosen: Uint8Array; filled: Int32Array };

type Search = { problem: Problem; entry: Int32Array; chosen: Uint8Array; load: Int32Array; held: number[][]; reached: Int32Array; dead: Uint8Array; stamp: number };

/** Whether entry i may take candidate e, letting go of `leaving` (a pair it holds) if that is given. */
const mayTake = ({ problem, chosen }: Search, i: number, e: number, leaving: number): boolean => {
  if (chosen[e] === 1) return false;
  const { first, judge, group } = problem;
  const own = group[judge[e]!]!;
  if (own < 0) return true;
  for (let other = first[i]!; other < first[i + 1]!; other++) if (chosen[other] === 1 && other !== leaving && group[judge[other]!] === own) return false;
  return true;
};

const take = (search: Search, e: number): void => {
  search.chosen[e] = 1;
  search.load[search.problem.judge[e]!]! += 1;
  search.held[search.problem.judge[e]!]!.push(e);
};

const letGo = (search: Search, e: number): void => {
  search.chosen[e] = 0;
  search.load[search.problem.judge[e]!]! -= 1;
  const held = search.held[search.problem.judge[e]!]!;
  held.splice(held.indexOf(e), 1);
};

/** The chain of moves that frees a place: `took[j]` is the pair that reached judge j, `left[j]` the pair given up for it (-1 at the start). */
const follow = (search: Search, last: number, took: Int32Array, left: Int32Array): void => {
  const chain: [number, number][] = [];
  for (let j = last; ; j = search.problem.judge[left[j]!]!) {
    chain.push([took[j]!, left[j]!]);
    if (left[j] === -1) break;
  }
  for (const [, gone] of chain) if (gone >= 0) letGo(search, gone);
  for (const [taken] of chain) take(search, taken);
};

/**
 * One more review for entry i, moving others between judges where needed (a shortest augmenting path). Judges reached in vain can
 * never help anybody later and are not looked at again.
 */
const augment = (search: Search, i: number, took: Int32Array, left: Int32Array): boolean => {
  const { problem, entry, load, reached, dead } = search;
  const { first, judge, most } = problem;
  const stamp = ++search.stamp;
  const queue: number[] = [];
  const reach = (owner: number, leaving: number): number => {
    for (let e = first[owner]!; e < first[owner + 1]!; e++) {
      const j = judge[e]!;
      if (reached[j] === stamp || dead[j] === 1 || !mayTake(search, owner, e, leaving)) continue;
      reached[j] = stamp;
      took[j] = e;
      left[j] = leaving;
      if (load[j]! < most[j]!) return j;
      queue.push(j);
    }
    return -1;
  };
  let end = reach(i, -1);
  for (let at = 0; end < 0 && at < queue.length; at++) {
    const held = search.held[queue[at]!]!;
    for (let k = 0; end < 0 && k < held.length; k++) end = reach(entry[held[k]!]!, held[k]!);
  }
  if (end >= 0) follow(search, end, took, left);
  else for (const j of queue) dead[j] = 1;
  return end >= 0;
};

/**
 * Fills reviews in levels: no entry gets a third judge while another that could have two has one. The total filled is the most
 * that is possible, whatever the conflicts, organizations and loads.
 */
export const coverage = (problem: Problem): Coverage => {
  const { entries, judges, first, judge, need, most } = problem;
  const search: Search = {
    problem, entry: entriesOfPairs(problem), chosen: new Uint8Array(judge.length), load: new Int32Array(judges), held: Array.from({ length: judges }, () => []),
    reached: new Int32Array(judges), dead: new Uint8Array(judges), stamp: 0,
  };
  const [took, left] = [new Int32Array(judges), new Int32Array(judges)];
  const filled = new Int32Array(entries);
  const stuck = new Uint8Array(entries);
  const highest = need.reduce((most_, value) => Math.max(most_, value), 0);
  for (let level = 1; level <= highest; level++) {
    for (let i = 0; i < entries; i++) {
      if (need[i]! < level || stuck[i] === 1) continue;
      let best = -1;
      for (let e = first[i]!; e < first[i + 1]!; e++) {
        const j = judge[e]!;
        if (search.load[j]! < most[j]! && (best < 0 || search.load[j]! < search.load[judge[best]!]!) && mayTake(search, i, e, -1)) best = e;
      }
      if (best >= 0) take(search, best);
      else if (!augment(search, i, took, left)) {
        stuck[i] = 1;
        continue;
      }
      filled[i]! += 1;
    }
  }
  return { chosen: search.chosen, filled };
};
