import { momentWords } from '../../moment.ts';
import { writeCsv } from '../../words/csv.ts';
import { writeAtom, writeJsonFeed, type Feed } from '../../words/feed.ts';
import { writeCalendar } from '../../words/icalendar.ts';
import type { EventCard } from '../event.ts';
import { kindWords, stateOf, stateWords } from '../event-words.ts';

/** `called`: what the events have in common, where they are not all there are. */
export type About = { origin: string; name: string; at: string; called?: string | undefined };
type Told = Pick<EventCard, 'id' | 'title' | 'kind' | 'summary' | 'place' | 'hostName' | 'zone' | 'startsAt' | 'endsAt' | 'seriesId' | 'sequence' | 'changedAt' | 'online' | 'recorded' | 'noted'> & { cancelled: boolean; outcome?: 'held' | 'missed' | undefined };

export const pageOf = ({ origin }: Pick<About, 'origin'>, { id }: Pick<Told, 'id'>) => `${origin}/events/${id}`;
export const whereOf = ({ place, online }: Pick<Told, 'place' | 'online'>): string => [place, online ? 'Online' : ''].filter(Boolean).join(', and ').replace('and Online', 'and online');

const titleOf = ({ name, called }: About): string => (called ? `${called} (${name})` : `${name}: events`);

/** For calendars to subscribe to: the link to join is in none of these files, only the page where registrants find it. */
export const eventsCalendar = (events: Told[], about: About): string =>
  writeCalendar(titleOf(about), 'Events', events.map((event) => ({
    uid: `${event.id}@${new URL(about.origin).host}`, changedAt: event.changedAt, sequence: event.sequence, cancelled: event.cancelled, zone: event.zone, from: event.startsAt, to: event.endsAt,
    title: event.title, place: whereOf(event), text: [event.summary, `${momentWords(event.startsAt, event.zone)}. Held by ${event.hostName}.`, pageOf(about, event)].filter(Boolean).join('\n'), url: pageOf(about, event),
  })));

const columns = ['id', 'title', 'kind', 'state', 'host', 'starts', 'ends', 'zone', 'where', 'summary', 'series', 'recorded', 'minutes', 'changed', 'page'];
export const eventsCsv = (events: Told[], about: About): string =>
  writeCsv([columns, ...events.map((event) => [
    event.id, event.title, event.kind, stateOf(event), event.hostName, event.startsAt, event.endsAt, event.zone, whereOf(event), event.summary, event.seriesId, event.recorded ? 'yes' : 'no', event.noted ? 'yes' : 'no', event.changedAt, pageOf(about, event),
  ])]);

const feedOf = (events: Told[], about: About, self: string): Feed => ({
  id: `${about.origin}/events`, title: titleOf(about), updated: events.map(({ changedAt }) => changedAt).toSorted().at(-1) ?? about.at, author: about.name, page: `${about.origin}/events`, self: `${about.origin}/${self}`,
  entries: events.map((event) => ({
    id: pageOf(about, event), page: pageOf(about, event), title: event.title, updated: event.changedAt, author: event.hostName, category: { term: event.kind, label: kindWords[event.kind] },
    summary: [kindWords[event.kind], stateOf(event) === 'planned' ? '' : stateWords[stateOf(event)], momentWords(event.startsAt, event.zone), event.summary].filter(Boolean).join('. '),
  })),
});
export const eventsAtom = (events: Told[], about: About): string => writeAtom(feedOf(events, about, 'events.atom'));
export const eventsJsonFeed = (events: Told[], about: About): string => writeJsonFeed(feedOf(events, about, 'events.feed.json'));

const statuses = { planned: 'EventScheduled', held: 'EventScheduled', cancelled: 'EventCancelled', missed: 'EventCancelled' } as const;
/** schema.org, for search engines: with the page as its place online, never the link to join. */
export const eventLinkedData = (event: Told, about: About) => {
  const places = [...(event.place ? [{ '@type': 'Place', name: event.place, address: event.place }] : []), ...(event.online ? [{ '@type': 'VirtualLocation', url: pageOf(about, event) }] : [])];
  return {
    '@context': 'https://schema.org', '@type': 'Event', '@id': pageOf(about, event), name: event.title, description: event.summary || event.title, startDate: event.startsAt, endDate: event.endsAt, url: pageOf(about, event),
    eventStatus: `https://schema.org/${statuses[stateOf(event)]}`, eventAttendanceMode: `https://schema.org/${event.place && event.online ? 'Mixed' : event.online ? 'Online' : 'Offline'}EventAttendanceMode`,
    location: places.length === 1 ? places[0] : places, organizer: { '@type': 'Organization', name: event.hostName },
  };
};
