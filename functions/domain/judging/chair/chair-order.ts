import type { Override } from './override.ts';
import { isStanding } from './override.ts';

type Placed = { entryId: string; place: number };
type Moved = Pick<Override, 'entryId' | 'place' | 'takenBack'>;

/** Where each entry stands by the chair; `parted`: moved entries that stand between others whose scores do not part those, with the others. */
export type ChairOrder = { places: Map<string, { place: number; shared: boolean }>; parted: { entryId: string; place: number; tied: string[] }[] };

const byPlace = (a: Placed, b: Placed) => a.place - b.place || (a.entryId < b.entryId ? -1 : 1);

/**
 * Whoever the chair moved stands in the place it was put in; all others keep their order and fill the places that are left. The order never
 * depends on what was moved first. Each moved entry has a place of its own from 1 to the number of entries.
 */
export const chairOrder = (placed: Placed[], overrides: Moved[]): ChairOrder => {
  const moved = new Map(overrides.filter(isStanding).map(({ entryId, place }) => [place, entryId]));
  const ofMoved = new Set(moved.values());
  const rest = placed.filter(({ entryId }) => !ofMoved.has(entryId)).toSorted(byPlace);
  const free = Array.from(placed.keys(), (at) => at + 1).filter((place) => !moved.has(place));
  const places: ChairOrder['places'] = new Map([...moved].map(([place, entryId]) => [entryId, { place, shared: false }]));
  const parted: ChairOrder['parted'] = [];
  const slots = rest.map(({ entryId, place }, at) => ({ entryId, tie: place, slot: free[at]! }));
  for (const tied of Map.groupBy(slots, ({ tie }) => tie).values()) {
    const [first, last] = [tied[0]!.slot, tied.at(-1)!.slot];
    const whole = last - first === tied.length - 1;
    for (const { entryId, slot } of tied) places.set(entryId, { place: whole ? first : slot, shared: whole && tied.length > 1 });
    if (!whole) parted.push(...[...moved].filter(([place]) => place > first && place < last).map(([place, entryId]) => ({ entryId, place, tied: tied.map((one) => one.entryId) })));
  }
  return { places, parted };
};
