import type { Caller } from '../../domain/caller.ts';
import { tellCame, type ToldAttendance } from '../../domain/event/attendance.ts';
import type { CalendarEvent, EventCard } from '../../domain/event/event.ts';
import { stateOf, takesTalks, type EventKind, type EventState } from '../../domain/event/event-words.ts';
import type { EventSeries } from '../../domain/event/series.ts';
import { monthSpan } from '../../domain/event/month.ts';
import { localOf } from '../../domain/zone.ts';
import { prefixes } from '../../domain/id.ts';
import { eventPicture, pictureId } from '../../domain/theme/picture.ts';
import { sharedAs } from '../site-pages.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Listed } from '../../ports/page.ts';
import type { Ports } from '../../ports/ports.ts';

type Needs = Pick<Ports, 'events' | 'eventRegistrations' | 'sha256' | 'site'>;
export type Asking = { when: 'coming' | 'past'; whose?: string | undefined; kind?: EventKind | undefined; cursor?: string | undefined };

const isHost = (id: string): boolean => id.startsWith(prefixes.agency) || id.startsWith(prefixes.group);

const refuseKind = ({ whose, kind }: Pick<Asking, 'whose' | 'kind'>): void => {
  if (kind && whose && !isHost(whose)) throw new Refusal('invalid', 'Only the events of an agency or a group are listed by kind.', 'kind');
};

export const listEvents = async ({ events }: Pick<Ports, 'events'>, { at }: Caller, { when, whose, kind, cursor }: Asking): Promise<Listed<EventCard>> => {
  refuseKind({ whose, kind });
  return when === 'past' ? events.past({ whose, kind }, at, cursor) : events.coming({ whose, kind }, at, cursor);
};

/** All events that begin in a month as the clocks of their own zones show it, the first first. */
export const listMonth = async ({ events }: Pick<Ports, 'events'>, { at }: Caller, named: string, asked: Pick<Asking, 'whose' | 'kind'>): Promise<{ month: string; items: EventCard[] }> => {
  refuseKind(asked);
  const month = named === 'now' ? at.slice(0, 7) : named;
  const { from, to } = monthSpan(month);
  const around = await events.between(asked, from, to);
  const items = around.filter(({ startsAt, zone }) => localOf(startsAt, zone).startsWith(month)).toSorted((a, b) => a.startsAt.localeCompare(b.startsAt) || a.id.localeCompare(b.id));
  return { month, items };
};

type Shown = Omit<CalendarEvent, 'joinLink' | 'attendance'> & { state: EventState; online: boolean; open: boolean; calls: boolean; seats?: { capacity: number; taken: number }; attendance?: ToldAttendance; at: string; until?: string; picture: string };

/** The instants at which the page of an event says something else. */
const nextChange = ({ closesAt, talksUntil, startsAt, endsAt }: CalendarEvent, at: string): string | undefined => [closesAt, talksUntil, startsAt, endsAt].filter((instant) => instant !== undefined).filter((instant) => instant > at).toSorted()[0];

/** A published event as everybody reads it: without the link to join, and of those who came the counts alone. */
export const readEvent = async (ports: Needs, caller: Caller, id: string): Promise<Shown> => {
  const event = await ports.events.find(id);
  if (!event?.published) throw notFound('event');
  const { joinLink, attendance, ...rest } = event;
  const open = !event.cancelled && caller.at < event.closesAt;
  const until = nextChange(event, caller.at);
  const taken = open && event.capacity ? (await ports.eventRegistrations.seats(id)).length : undefined;
  return {
    ...rest, state: stateOf(event), online: joinLink !== undefined, open, calls: takesTalks(event, caller.at), at: caller.at,
    picture: pictureId(ports.sha256, eventPicture(event, sharedAs(ports), ports.sha256)), ...(until ? { until } : {}), ...(event.capacity && taken !== undefined ? { seats: { capacity: event.capacity, taken } } : {}), ...(attendance ? { attendance: tellCame(attendance) } : {}),
  };
};

export const readSeries = async (ports: Pick<Ports, 'events'>, id: string): Promise<EventSeries> => {
  const series = await ports.events.findSeries(id);
  if (!series) throw notFound('series');
  return series;
};
