import type { RequestEvent } from '@sveltejs/kit';
import type { EventCard } from '../../../../functions/domain/event/event.ts';
import { prefixes } from '../../../../functions/domain/id.ts';
import { kindWords } from '../../../../functions/domain/event/event-words.ts';
import type { About } from '../../../../functions/domain/event/forms/forms.ts';
import { api, attempt, read } from '#lib/api.ts';
import { eventsAsked } from './events-asked.ts';
import { keepUntil } from './keep.ts';

type Event = Pick<RequestEvent, 'fetch' | 'url' | 'platform' | 'setHeaders'>;
const siteNameOf = ({ platform }: Pick<Event, 'platform'>) => platform?.siteName ?? 'Open Challenges';
/** Pages of 50: a calendar follows what is to come, and the last of what was. */
const mostPages = 6;

const pagesOf = async (event: Event, when: 'coming' | 'past', most: number) => {
  const { whose, kind } = eventsAsked(event.url);
  const items = [];
  let cursor: string | undefined;
  for (let n = 0; n < most; n++) {
    const found = await read(event, api(event).community.events.$get({ query: { when, whose, kind, cursor } }));
    items.push(...found.items);
    cursor = found.next;
    if (!cursor) break;
  }
  return items;
};

/** What a calendar of some events is called where somebody has several: the series, the host, the kind. */
const calledIn = async (event: Event, events: EventCard[]): Promise<string | undefined> => {
  const { whose, kind } = eventsAsked(event.url);
  const [first] = events;
  const kinds = kind && `${kindWords[kind]}${whose ? '' : ': all'}`;
  if (!whose) return kinds;
  if (whose.startsWith(prefixes.series)) return (await read(event, api(event).community['event-series'][':seriesId'].$get({ param: { seriesId: whose } }))).title;
  // of a challenge and of an entry of the atlas the events say only that they are linked
  if (whose.startsWith(prefixes.listing)) {
    const listing = await attempt(event, api(event).atlas.listings[':listingId'].$get({ param: { listingId: whose } }));
    return [listing.ok ? `${listing.value.facts.title.value}: events` : undefined, kinds].filter(Boolean).join(', ') || undefined;
  }
  if (whose.startsWith(prefixes.challenge)) {
    const linked = first && (await read(event, api(event).community.events[':eventId'].$get({ param: { eventId: first.id } }))).challenge;
    return [linked ? `${linked.title}: events` : undefined, kinds].filter(Boolean).join(', ') || undefined;
  }
  const named = first && [first.host.kind === 'agency' ? first.host.agencyId : first.host.groupId].includes(whose) ? `${first.hostName}: events` : undefined;
  return [named, kinds].filter(Boolean).join(', ') || undefined;
};

/** What a file of events tells of, in the order of time. */
export const eventsToTell = async (event: Event) => {
  const [past, coming] = await Promise.all([pagesOf(event, 'past', 2), pagesOf(event, 'coming', mostPages)]);
  keepUntil(event);
  const about: About = { origin: event.url.origin, name: siteNameOf(event), called: await calledIn(event, [...coming, ...past]), at: event.platform?.now() ?? new Date().toISOString() };
  return { events: [...past.toReversed(), ...coming], about };
};

export const fileOf = (text: string, type: string, name: string) => new Response(text, { headers: { 'content-type': type, 'content-disposition': `inline; filename="${name}"` } });

/** One event, as the files of many tell of it. */
export const oneToTell = async (event: Event, eventId: string) => {
  const shown = await read(event, api(event).community.events[':eventId'].$get({ param: { eventId } }));
  keepUntil(event, shown.until);
  const { cancelled, recording, minutes, state, ...rest } = shown;
  const outcome = state === 'held' || state === 'missed' ? state : undefined;
  return { one: { ...rest, cancelled: cancelled !== undefined, outcome, recorded: recording !== undefined, noted: minutes !== undefined }, about: { origin: event.url.origin, name: siteNameOf(event), called: shown.title, at: shown.at } };
};
