import type { Caller } from '../../domain/caller.ts';
import { countCame } from '../../domain/event/attendance.ts';
import type { CalendarEvent, Came } from '../../domain/event/event.ts';
import { byReceipt } from '../../domain/event/seats.ts';
import type { EventRegistration } from '../../domain/event/registration.ts';
import { Refusal } from '../../domain/refusal.ts';
import { brokenLinks } from '../../domain/words/written-links.ts';
import type { Ports } from '../../ports/ports.ts';
import { hostedEvent } from '../hosting.ts';
import { tell } from '../tell.ts';
import { changed, type EventNeeds } from './write-event.ts';

type Needs = EventNeeds & Pick<Ports, 'eventRegistrations'>;

const begun = (event: CalendarEvent, at: string): void => {
  if (event.cancelled) throw new Refusal('conflict', 'This event is cancelled.');
  if (at < event.startsAt) throw new Refusal('closed', 'This can be said once the event has begun.');
};

/** Everybody who holds a seat, then those who wait, each in the order of receipt. */
export const readRegistrants = async (ports: Needs, caller: Caller, id: string): Promise<EventRegistration[]> => {
  await hostedEvent(ports, caller, id);
  const order = { seated: 0, waiting: 1 };
  return (await ports.eventRegistrations.ofEvent(id)).toSorted((a, b) => order[a.state] - order[b.state] || byReceipt(a, b));
};

/** The host says who of those with a seat came, and how many others did; the event keeps the counts. */
export const markAttendance = async (ports: Needs, caller: Caller, id: string, { came, others }: { came: string[]; others: Came[] }, version: number): Promise<CalendarEvent> => {
  const before = await hostedEvent(ports, caller, id, version);
  begun(before, caller.at);
  const seated = (await ports.eventRegistrations.ofEvent(id)).filter(({ state }) => state === 'seated');
  const unknown = came.some((personId) => !seated.some((one) => one.personId === personId));
  if (unknown) throw new Refusal('invalid', 'Name only people who hold a seat. Somebody may have left: look again.', 'came');
  const marked = seated.map((one) => ({ ...one, came: came.includes(one.personId) }));
  await ports.eventRegistrations.markCame(marked.filter(({ came: now }, i) => now !== seated[i]!.came));
  const event: CalendarEvent = { ...before, attendance: countCame(marked, others), unregistered: others, outcome: { as: 'held', at: caller.at, by: caller.person!.id }, changedAt: caller.at, version: version + 1 };
  await ports.events.change(before, event, tell(ports, caller, 'event.told', { about: id, refs: { people: came.length + others.reduce((sum, { people }) => sum + people, 0) }, answer: changed(event) }));
  return event;
};

export type Told = { as: 'held' | 'missed'; recording?: { url: string; captionsUrl: string } | undefined; minutes?: string | undefined };

/** What became of it. A recording is published with its captions, or not at all. */
export const tellAfter = async (ports: Needs, caller: Caller, id: string, { as, recording, minutes }: Told, version: number): Promise<CalendarEvent> => {
  const before = await hostedEvent(ports, caller, id, version);
  begun(before, caller.at);
  if (as === 'missed' && (recording || minutes || before.attendance?.length)) throw new Refusal('invalid', 'An event that did not take place has no attendance, recording or minutes.', 'as');
  const faults = brokenLinks({ note: minutes ?? '' });
  if (faults.length > 0) throw new Refusal('invalid', faults[0]!.message, 'minutes');
  const { recording: _r, minutes: _m, ...rest } = before;
  const event: CalendarEvent = {
    ...rest, ...(recording ? { recording } : {}), ...(minutes ? { minutes } : {}), outcome: { as, at: caller.at, by: caller.person!.id }, changedAt: caller.at, version: version + 1,
  };
  await ports.events.change(before, event, tell(ports, caller, 'event.told', { about: id, refs: recording && recording.url !== before.recording?.url ? { recording: true } : {}, answer: changed(event) }));
  return event;
};
