/** A slot somebody holds, or that its holder left and nobody was given yet: then it is still taken, so that nobody overtakes those who wait. */
export type Seat = { slot: number; personId?: string | undefined };
export type Waiter = { personId: string; receivedAt: string };

export const byReceipt = (a: Waiter, b: Waiter): number => a.receivedAt.localeCompare(b.receivedAt) || a.personId.localeCompare(b.personId);

/** Slots that nobody holds or held: as many as there are seats left, also where there were more seats once. */
export const freeSlots = (capacity: number, seats: readonly Seat[]): number[] => {
  const taken = new Set(seats.map(({ slot }) => slot));
  return Array.from({ length: capacity }, (_, i) => i + 1).filter((slot) => !taken.has(slot)).slice(0, Math.max(0, capacity - taken.size));
};

export type Handing = { given: { slot: number; personId: string }[]; freed: number[] };

/** Who is given which slot: in the order of receipt, a slot that somebody left first. What was left and nobody waits for is free again, and so is what was left where fewer seats are offered than are held. */
export const handOut = (capacity: number, seats: readonly Seat[], waiting: readonly Waiter[]): Handing => {
  const held = new Set(seats.flatMap(({ personId }) => personId ?? []));
  const line = waiting.filter(({ personId }) => !held.has(personId)).toSorted(byReceipt);
  const left = seats.filter(({ personId }) => personId === undefined).map(({ slot }) => slot);
  const slots = [...left, ...freeSlots(capacity, seats)].slice(0, Math.max(0, capacity - held.size));
  const given = line.slice(0, slots.length).map(({ personId }, i) => ({ slot: slots[i]!, personId }));
  const used = new Set(given.map(({ slot }) => slot));
  return { given, freed: left.filter((slot) => !used.has(slot)) };
};
