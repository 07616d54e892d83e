import { signedIn, type Caller } from '../../domain/caller.ts';
import type { CalendarEvent, EventCard } from '../../domain/event/event.ts';
import { cardOf } from '../../domain/event/event.ts';
import { isOpenFor } from '../../domain/event/event-words.ts';
import type { Asked, EventRegistration } from '../../domain/event/registration.ts';
import { freeSlots } from '../../domain/event/seats.ts';
import { momentWords } from '../../domain/moment.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { limited, limits } from '../limited.ts';
import { tell } from '../tell.ts';
import { wholeList } from '../whole-list.ts';

type Needs = Pick<Ports, 'events' | 'eventRegistrations' | 'rates' | 'sha256' | 'chance'>;

export const publicEvent = async (ports: Pick<Ports, 'events'>, id: string): Promise<CalendarEvent> => {
  const event = await ports.events.find(id);
  if (!event?.published) throw notFound('event');
  return event;
};
const openEvent = async (ports: Needs, caller: Caller, id: string): Promise<CalendarEvent> => {
  const event = await publicEvent(ports, id);
  if (event.cancelled) throw new Refusal('conflict', 'This event is cancelled.');
  if (!isOpenFor(event, caller.at)) throw new Refusal('closed', `Registration ended ${momentWords(event.closesAt, event.zone)}.`);
  return event;
};

/** Those who press at one moment try different slots. */
const tries = 12;
const chosen = (ports: Needs, slots: number[], personId: string, attempt: number): number => slots[Number.parseInt(ports.sha256(`${personId} ${attempt}`).slice(0, 8), 16) % slots.length]!;

const placeFor = async (ports: Needs, { id, capacity, uncounted }: CalendarEvent, personId: string, attempt: number): Promise<Pick<EventRegistration, 'state' | 'slot'>> => {
  if (capacity === undefined) return { state: 'seated' };
  if (uncounted || attempt >= tries || (await ports.eventRegistrations.isWaited(id))) return { state: 'waiting' };
  const slots = freeSlots(capacity, await ports.eventRegistrations.seats(id));
  return slots.length > 0 ? { state: 'seated', slot: chosen(ports, slots, personId, attempt) } : { state: 'waiting' };
};

export type Registered = { state: EventRegistration['state']; receivedAt: string };

/** Takes a free seat, or a place at the end of the line: nobody overtakes those who wait. */
export const registerForEvent = async (ports: Needs, caller: Caller, id: string, asked: Asked): Promise<Registered> => {
  const person = signedIn(caller);
  await limited(ports, `event registration of ${person.id}`, limits.eventRegistrationsOfPerson, caller.at);
  const event = await openEvent(ports, caller, id);
  for (let attempt = 0; ; attempt++) {
    const place = await placeFor(ports, event, person.id, attempt);
    const registration: EventRegistration = { ...asked, ...place, eventId: id, personId: person.id, receivedAt: caller.at, came: false, version: 1 };
    const answer = { state: place.state, receivedAt: caller.at };
    try {
      await ports.eventRegistrations.register(registration, tell(ports, caller, 'event.registered', { about: id, refs: { person: person.id, state: place.state }, answer }));
      return answer;
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'limit') throw error;
    }
  }
};

/** Gives the seat, or the place in line, up. Everything that was said goes with it. */
export const leaveEvent = async (ports: Needs, caller: Caller, id: string): Promise<void> => {
  const person = signedIn(caller);
  const registration = await ports.eventRegistrations.find(id, person.id);
  if (!registration) throw notFound('registration');
  await ports.eventRegistrations.leave(registration, tell(ports, caller, 'event.left', { about: id, refs: { person: person.id }, answer: {} }));
};

export type OwnPlace = { state: 'none' | EventRegistration['state']; ahead?: number | undefined; joinLink?: string | undefined; access?: string | undefined };

/** How somebody stands with an event. The link to join is for those who hold a seat. */
export const readOwnPlace = async (ports: Needs, caller: Caller, id: string): Promise<OwnPlace> => {
  const person = signedIn(caller);
  const [event, registration] = await Promise.all([publicEvent(ports, id), ports.eventRegistrations.find(id, person.id)]);
  if (!registration) return { state: 'none' };
  if (registration.state === 'seated') return { state: 'seated', joinLink: event.cancelled ? undefined : event.joinLink, access: registration.access };
  const line = await ports.eventRegistrations.waiting(id);
  return { state: 'waiting', ahead: line.findIndex(({ personId }) => personId === person.id), access: registration.access };
};

export type OwnEvent = { event: EventCard; state: EventRegistration['state'] };
/** Events somebody is registered for, the last first. */
export const readOwnEvents = async (ports: Needs, caller: Caller): Promise<OwnEvent[]> => {
  const own = await wholeList((after) => ports.eventRegistrations.ofPerson(signedIn(caller).id, after));
  const events = await ports.events.findMany(own.map(({ eventId }) => eventId));
  return events.toSorted((a, b) => b.startsAt.localeCompare(a.startsAt)).map((event) => ({ event: cardOf(event), state: own.find(({ eventId }) => eventId === event.id)!.state }));
};
