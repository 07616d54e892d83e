import type { Deed } from '../domain/act.ts';
import type { CalendarEvent, EventCard } from '../domain/event/event.ts';
import type { EventKind } from '../domain/event/event-words.ts';
import type { EventRegistration } from '../domain/event/registration.ts';
import type { Seat } from '../domain/event/seats.ts';
import type { EventSeries } from '../domain/event/series.ts';
import type { Listed } from './page.ts';

/** Which published events: everybody’s, or those of a host, a challenge, a series or an entry of the atlas by its id; of everybody’s and a host’s also those of one kind alone. */
export type Whose = { whose?: string | undefined; kind?: EventKind | undefined };

export type Events = {
  /** Strongly read: whether it is cancelled holds from the next request on. */
  find(id: string): Promise<CalendarEvent | undefined>;
  findMany(ids: string[]): Promise<CalendarEvent[]>;
  /** Published events that end at this instant or later, the first first; or that ended before it, the last first. */
  coming(whose: Whose, from: string, after?: string): Promise<Listed<EventCard>>;
  past(whose: Whose, before: string, after?: string): Promise<Listed<EventCard>>;
  /** Published events that end from one instant up to another, the first first: at most 200. */
  between(whose: Whose, from: string, to: string): Promise<EventCard[]>;
  /** Published events of a host, whatever became of them, that begin from one instant up to another: those of a report. */
  ofHostBetween(hostId: string, from: string, to: string): Promise<CalendarEvent[]>;
  /** All of a host, drafts too, the newest first. */
  ofHost(hostId: string, after?: string): Promise<Listed<EventCard>>;
  /** Stores it as a draft. */
  create(event: CalendarEvent, deed: Deed): Promise<void>;
  /** Stores it and moves it in the public lists in one transaction. Refuses `stale` unless the stored version is one less. */
  change(before: CalendarEvent, event: CalendarEvent, deed: Deed): Promise<void>;
  /** Everybody who has a seat holds a slot. Refuses `stale`. */
  counted(event: CalendarEvent): Promise<void>;
  findSeries(id: string): Promise<EventSeries | undefined>;
  /** Stores a series with all its events in one transaction: at most 26. */
  createSeries(series: EventSeries, events: CalendarEvent[], deed: Deed): Promise<void>;
  /** Refuses `stale` unless the stored version is one less. */
  changeSeries(series: EventSeries, deed: Deed): Promise<void>;
};

export type EventRegistrations = {
  find(eventId: string, personId: string): Promise<EventRegistration | undefined>;
  /** Everybody, strongly read, in no particular order: some hundreds. */
  ofEvent(eventId: string): Promise<EventRegistration[]>;
  /** A person’s own, in no particular order, a page at a time. */
  ofPerson(personId: string, after?: string): Promise<Listed<{ eventId: string; state: EventRegistration['state'] }>>;
  /** Slots that are taken, strongly read. */
  seats(eventId: string): Promise<Seat[]>;
  /** Those who wait, strongly read, who came first first. */
  waiting(eventId: string): Promise<{ personId: string; receivedAt: string }[]>;
  /** Does anybody wait? Strongly read, one item. */
  isWaited(eventId: string): Promise<boolean>;
  /** Stores it and claims its slot in one transaction. Refuses `taken` when the person is registered and `limit` when the slot is another’s. No item is shared with another person but the slot. */
  register(registration: EventRegistration, deed: Deed): Promise<void>;
  /** Removes it; its slot stays taken without a holder until it is handed on. Refuses `stale` when it changed meanwhile. */
  leave(registration: EventRegistration, deed: Deed): Promise<void>;
  /** Gives somebody who waits a slot that is free or was left, or a seat without one. False when that is no longer so; safe to repeat. */
  promote(registration: EventRegistration, slot: number | undefined, deed: Deed): Promise<boolean>;
  /** Gives somebody who holds a seat a slot that nobody holds. Refuses `stale` when either is no longer so. */
  seat(registration: EventRegistration, slot: number): Promise<void>;
  /** A slot that was left and nobody waits for is free again; safe to repeat. */
  free(eventId: string, slot: number): Promise<void>;
  /** Stores who came, some at a time: not one transaction, safe to repeat. Refuses `stale` when somebody left meanwhile. */
  markCame(registrations: EventRegistration[]): Promise<void>;
  /** Takes out what was said about access, of everybody; then of the event itself it is said that this was done. Safe to repeat. */
  eraseAccess(event: CalendarEvent, at: string): Promise<void>;
};
