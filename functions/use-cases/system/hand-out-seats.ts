import type { Act } from '../../domain/act.ts';
import type { CalendarEvent } from '../../domain/event/event.ts';
import type { EventRegistration } from '../../domain/event/registration.ts';
import { byReceipt, handOut } from '../../domain/event/seats.ts';
import type { Ports } from '../../ports/ports.ts';

type Needs = Pick<Ports, 'events' | 'eventRegistrations' | 'chance' | 'clock'>;

/** Those who had a seat before there was a limit keep it, and hold a slot now: one beyond the limit where they are more. `only`: whose registration met the limit on its way. */
const countSeats = async ({ eventRegistrations: kept }: Needs, event: CalendarEvent, only?: string): Promise<void> => {
  const all = only === undefined ? await kept.ofEvent(event.id) : [await kept.find(event.id, only)];
  const slotless = all.filter((one) => one?.state === 'seated' && one.slot === undefined) as EventRegistration[];
  if (slotless.length === 0) return;
  const taken = new Set((await kept.seats(event.id)).map(({ slot }) => slot));
  for (const one of slotless.toSorted(byReceipt)) {
    let slot = 1;
    while (taken.has(slot)) slot += 1;
    taken.add(slot);
    await kept.seat(one, slot);
  }
};

/** Gives seats that are free or were left to those who wait, in the order of receipt. Safe to repeat: each seat is given in a transaction of its own, with the act that writes the letter. */
export const handOutSeats = async (ports: Needs, { about, kind, refs }: Pick<Act, 'about' | 'kind' | 'refs'>): Promise<void> => {
  const event = await ports.events.find(about);
  const now = ports.clock.now();
  if (!event || event.cancelled || now >= event.endsAt) return;
  if (event.uncounted) {
    await countSeats(ports, event);
    await ports.events.counted(event);
  } else if (event.capacity !== undefined && kind === 'event.registered') await countSeats(ports, event, String(refs['person']));
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
