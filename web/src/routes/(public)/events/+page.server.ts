import type { EventCard } from '../../../../../functions/domain/event/event.ts';
import { api, read } from '#lib/api.ts';
import { eventsAsked, monthAsked } from '#lib/server/events-asked.ts';
import { datesFor } from '#lib/server/call-dates.ts';
import { keepUntil } from '#lib/server/keep.ts';
import type { PageServerLoad } from './$types';

const hostOf = ({ host, hostName }: EventCard) => ({ id: host.kind === 'agency' ? host.agencyId : host.groupId, name: hostName });
const hostsIn = (events: EventCard[]) => [...new Map(events.map(hostOf).map((host) => [host.id, host])).values()].toSorted((a, b) => a.name.localeCompare(b.name));

export const load: PageServerLoad = async (event) => {
  const { when, whose, kind } = eventsAsked(event.url);
  const { events } = api(event).community;
  const month = monthAsked(event.url);
  const grid = month ? await read(event, events.months[':month'].$get({ param: { month }, query: { whose, kind } })) : undefined;
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  // who holds events, for the filter: of the nearest ones
  const [{ items, next }, other, around] = await Promise.all([
    read(event, events.$get({ query: { when, whose, kind, cursor } })), read(event, events.$get({ query: { when: when === 'coming' ? 'past' : 'coming', whose, kind } })),
    Promise.all(whose || kind ? (['coming', 'past'] as const).map((one) => read(event, events.$get({ query: { when: one } }))) : []),
  ]);
  const dates = kind || (when === 'past' && !grid) ? [] : await datesFor(event, { whose, month: grid?.month, until: next ? items.at(-1)?.startsAt : undefined });
  keepUntil(event, items[0] && (when === 'coming' ? items[0].endsAt : undefined));
  const hosts = hostsIn([...items, ...other.items, ...around.flatMap((page) => page.items)]);
  return { when, now: event.platform?.now() ?? new Date().toISOString(), grid, dates, whose, kind, items, next, hosts, further: cursor !== undefined, past: when === 'past' || other.items.length > 0 };
};
