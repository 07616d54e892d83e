import type { Deed } from '../domain/act.ts';
import type { CalendarEvent } from '../domain/event/event.ts';
import type { Talk, TalkCard } from '../domain/event/talk.ts';
import type { Listed } from './page.ts';

/** An event before and after its agenda changed: stored with the talk, or neither is. */
export type AgendaChange = { before: CalendarEvent; event: CalendarEvent };

export type Talks = {
  /** Strongly read. */
  find(eventId: string, id: string): Promise<Talk | undefined>;
  /** In the order of receipt, a page at a time. */
  ofEvent(eventId: string, after?: string): Promise<Listed<Talk>>;
  /** A person’s own, of every event, in no particular order, a page at a time. */
  ofPerson(personId: string, after?: string): Promise<Listed<TalkCard>>;
  propose(talk: Talk, deed: Deed): Promise<void>;
  /** Refuses `stale` when the talk or the agenda changed meanwhile. */
  decide(talk: Talk, change: AgendaChange | undefined, deed: Deed): Promise<void>;
  /** It goes, and with it its part of the agenda. Refuses `stale`. */
  withdraw(talk: Talk, change: AgendaChange | undefined, deed: Deed): Promise<void>;
  /** Takes out what was said about access. Safe to repeat. */
  eraseAccess(eventId: string): Promise<void>;
};
