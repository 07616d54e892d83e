import type { CalendarEvent } from '../domain/event/event.ts';
import type { CallFact } from '../domain/group/health.ts';
import type { Quarter } from '../domain/group/quarter.ts';
import type { Ports } from '../ports/ports.ts';

export type CallNeeds = Pick<Ports, 'events'>;

/** A call is missed by the clock alone: its time passed, and nobody said that it took place. */
const stateOf = ({ cancelled, outcome, endsAt }: CalendarEvent, at: string): CallFact['state'] => {
  if (cancelled) return 'cancelled';
  return outcome?.as ?? (endsAt > at ? 'coming' : 'missed');
};

/** What the calendar holds of a group’s quarter: its calls, not its forums or webinars. */
export const callsOfGroup = async (ports: CallNeeds, groupId: string, { from, to }: Quarter, at: string): Promise<CallFact[]> =>
  (await ports.events.ofHostBetween(groupId, from, to)).filter(({ kind }) => kind === 'call').map((event) => ({
    id: event.id, title: event.title, startsAt: event.startsAt, state: stateOf(event, at), attendance: event.attendance, presenters: event.agenda.flatMap(({ speakers }) => speakers),
  }));
