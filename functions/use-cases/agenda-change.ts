import type { AgendaItem, CalendarEvent } from '../domain/event/event.ts';
import { withoutTalk, withTalk, type Talk } from '../domain/event/talk.ts';
import type { AgendaChange } from '../ports/talks.ts';

const withAgenda = (before: CalendarEvent, agenda: AgendaItem[], at: string): AgendaChange | undefined =>
  agenda.length === before.agenda.length ? undefined : { before, event: { ...before, agenda, changedAt: at, version: before.version + 1 } };

export const agendaWith = (event: CalendarEvent, talk: Talk, at: string): AgendaChange | undefined => withAgenda(event, withTalk(event.agenda, talk), at);
/** Only an accepted talk is in the agenda: a part of the same title that the host wrote stays. */
export const agendaWithout = (event: CalendarEvent, talk: Talk, at: string): AgendaChange | undefined => (talk.state === 'accepted' ? withAgenda(event, withoutTalk(event.agenda, talk), at) : undefined);
