import type { LeaveOneOut } from './leave-one-out.ts';

/** Where an entry stands before the cut after place k: surely in, surely out, or contested. */
export type Zone = 'in' | 'contested' | 'out';
export const zoneOf = (chance: number): Zone => (chance >= 0.95 ? 'in' : chance <= 0.05 ? 'out' : 'contested');

export type Finalists = {
  k: number;
  /** The k entries in the first places, and how many of them are expected to belong there. */
  selected: number[];
  expectedRight: number;
  zones: Zone[];
  /** Selected entries that would not be without some one judge: a person looks again, nothing changes by itself. */
  fragile: number[];
};

/** `order`: entries from first place to last. `chances`: of each entry to be in the top k. */
export const finalistsOf = (order: Int32Array, chances: number[], k: number, without: LeaveOneOut | undefined): Finalists => {
  const selected = Array.from(order.subarray(0, k));
  return {
    k, selected,
    expectedRight: selected.reduce((sum, entry) => sum + chances[entry]!, 0),
    zones: chances.map(zoneOf),
    fragile: without ? selected.filter((entry) => without.worst[entry]! > k) : [],
  };
};

/** Where more reviews decide most: contested entries by p (1 - p), each given at most `most`, until the budget is spent. */
export const nextReviews = (chances: number[], budget: number, most: number): { entry: number; reviews: number }[] => {
  const contested = Array.from(chances.keys()).filter((entry) => zoneOf(chances[entry]!) === 'contested');
  contested.sort((a, b) => chances[b]! * (1 - chances[b]!) - chances[a]! * (1 - chances[a]!) || a - b);
  const given = new Map<number, number>();
  let left = budget;
  for (let round = 1; round <= most && left > 0; round++) {
    for (const entry of contested) {
      if (left === 0) break;
      given.set(entry, round);
      left--;
    }
  }
  return contested.filter((entry) => given.has(entry)).map((entry) => ({ entry, reviews: given.get(entry)! }));
};
