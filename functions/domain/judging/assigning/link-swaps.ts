import type { Chance } from '../numbers/chance.ts';
import { entriesOfPairs, highestAffinity, loadsOf, type Problem } from './problem.ts';
import { linksWanted, type Steering } from './steering.ts';

type Home = NonNullable<Steering['home']>;
/** `away`, `wanted`: readings outside the own cluster, as they are and at the least. `expert`: judges of each entry that its expert places count. */
type State = { problem: Problem; entry: Int32Array; chosen: Uint8Array; isAway: (pair: number) => boolean; isExpert: (pair: number) => number; away: Int32Array; wanted: Int32Array; expert: Int32Array; places: number };
/** Two judges give up a pair each, and each takes the other's entry: what every entry gets and every judge reads stays as much as it was. */
type Swap = { out: number; into: number; outOther: number; intoOther: number; worth: number };

const stateOf = (problem: Problem, given: Uint8Array, home: Home, experts: Steering['experts']): State => {
  const { entries, judges, judge, affinity } = problem;
  const [chosen, entry] = [given.slice(), entriesOfPairs(problem)];
  const isAway = (e: number) => home.entry[entry[e]!] !== home.judge[judge[e]!];
  const isExpert = (e: number) => (experts && affinity[e]! >= experts.affinity ? 1 : 0);
  const [away, expert] = [new Int32Array(judges), new Int32Array(entries)];
  chosen.forEach((taken, e) => {
    if (taken === 0) return;
    if (isAway(e)) away[judge[e]!]! += 1;
    expert[entry[e]!]! += isExpert(e);
  });
  return { problem, entry, chosen, isAway, isExpert, away, expert, wanted: loadsOf(problem, chosen).map((load) => linksWanted(load, home.leastAway)), places: experts?.count ?? 0 };
};

const readersOf = ({ problem: { first }, chosen }: State, i: number): number[] => {
  const readers: number[] = [];
  for (let e = first[i]!; e < first[i + 1]!; e++) if (chosen[e] === 1) readers.push(e);
  return readers;
};

/** Whether an entry may have one judge for another: nobody else of the organization reads it, and no expert goes that it counts on. */
const admits = (state: State, out: number, into: number): boolean => {
  const { problem: { judge, group }, entry, expert, isExpert, places } = state;
  const i = entry[out]!;
  const own = group[judge[into]!]!;
  if (isExpert(out) > isExpert(into) && expert[i]! <= places) return false;
  return own < 0 || readersOf(state, i).every((e) => e === out || group[judge[e]!] !== own);
};

/** The best way for a judge to come to read `into`, outside the own cluster, for one of the pairs `held` inside it. */
const bestSwap = (state: State, held: number[], into: number): Swap | undefined => {
  const { problem: { first, judge, affinity }, entry, chosen, isAway, away, wanted } = state;
  let best: Swap | undefined;
  for (const outOther of readersOf(state, entry[into]!)) {
    const other = judge[outOther]!;
    if (!admits(state, outOther, into)) continue;
    for (const out of held) {
      const i = entry[out]!;
      const at = judge.subarray(first[i], first[i + 1]).indexOf(other);
      const intoOther = first[i]! + at;
      if (at < 0 || chosen[intoOther] === 1) continue;
      const gain = Number(isAway(intoOther)) - Number(isAway(outOther));
      const worth = affinity[intoOther]! - affinity[outOther]! - affinity[out]! + (gain > 0 && away[other]! < wanted[other]! ? highestAffinity : 0);
      if ((gain < 0 && away[other]! <= wanted[other]!) || (best && worth <= best.worth) || !admits(state, out, intoOther)) continue;
      best = { out, into, outOther, intoOther, worth };
    }
  }
  return best;
};

const apply = (state: State, { out, into, outOther, intoOther }: Swap): void => {
  const { problem: { judge }, entry, chosen, isAway, isExpert, away, expert } = state;
  for (const [e, sign] of [[out, -1], [outOther, -1], [into, 1], [intoOther, 1]] as const) {
    chosen[e] = sign === 1 ? 1 : 0;
    if (isAway(e)) away[judge[e]!]! += sign;
    expert[entry[e]!]! += sign * isExpert(e);
  }
};

/**
 * Pairs swapped between judges until each reads enough outside the own cluster, as far as swaps can bring it about. Which entries link is
 * up to chance among those that suit equally. No entry and no judge loses or gains a reading.
 */
export const withLinks = (problem: Problem, given: Uint8Array, { home, experts }: Steering, chance: Chance): Uint8Array => {
  if (!home) return given;
  const state = stateOf(problem, given, home, experts);
  const own: number[][] = Array.from({ length: problem.judges }, () => []);
  problem.judge.forEach((j, e) => own[j]!.push(e));
  own.forEach((pairs, j) => {
    if (state.away[j]! >= state.wanted[j]!) return;
    const order = Int32Array.from(pairs.filter((e) => state.isAway(e)));
    chance.shuffle(order);
    for (const into of [...order].sort((a, b) => problem.affinity[b]! - problem.affinity[a]!)) {
      if (state.away[j]! >= state.wanted[j]!) return;
      const held = pairs.filter((e) => state.chosen[e] === 1 && !state.isAway(e));
      const swap = state.chosen[into] === 1 ? undefined : bestSwap(state, held, into);
      if (swap) apply(state, swap);
    }
  });
  return state.chosen;
};
