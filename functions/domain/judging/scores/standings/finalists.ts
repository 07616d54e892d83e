import type { LeaveOneOut } from '../judges/leave-one-out.ts';

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
