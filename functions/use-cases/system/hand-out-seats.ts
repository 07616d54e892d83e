import type { Act } from '../../domain/act.ts';
import { handOut } from '../../domain/event/seats.ts';
import type { Ports } from '../../ports/ports.ts';

type Needs = Pick<Ports, 'events' | 'eventRegistrations' | 'chance' | 'clock'>;

/** Gives seats that are free or were left to those who wait, in the order of receipt. Safe to repeat: each seat is given in a transaction of its own, with the act that writes the letter. */
export const handOutSeats = async (ports: Needs, { about }: Pick<Act, 'about'>): Promise<void> => {
  const event = await ports.events.find(about);
  const now = ports.clock.now();
  if (!event || event.cancelled || now >= event.endsAt) return;
  // who waits is read after the seats: whoever came between waits, and their own act looks again
  const seats = await ports.eventRegistrations.seats(about);
  const waiting = await ports.eventRegistrations.waiting(about);
  // the limit was lifted: everybody who waits has a seat, and nobody counts slots any more
  const { given, freed } = event.capacity === undefined ? { given: waiting.map(({ personId }) => ({ personId, slot: undefined })), freed: [] } : handOut(event.capacity, seats, waiting);
  for (const { slot, personId } of given) {
    const registration = await ports.eventRegistrations.find(about, personId);
    if (registration?.state !== 'waiting') continue;
    await ports.eventRegistrations.promote(registration, slot, { id: ports.chance.id('act'), kind: 'event.promoted', about, by: 'system', at: now, refs: { person: personId } });
  }
  for (const slot of freed) await ports.eventRegistrations.free(about, slot);
};
