import { erasesAt } from '../../domain/event/event-words.ts';
import type { Ports } from '../../ports/ports.ts';

/** What registrants and speakers said about access goes some days after the event. An event that was moved is looked at again then. */
export const eraseAccess = async (ports: Pick<Ports, 'events' | 'eventRegistrations' | 'talks' | 'clock'>, eventId: string): Promise<void> => {
  const event = await ports.events.find(eventId);
  const now = ports.clock.now();
  if (!event || event.erasedAt || erasesAt(event) > now) return;
  await ports.talks.eraseAccess(eventId);
  await ports.eventRegistrations.eraseAccess(event, now);
};
