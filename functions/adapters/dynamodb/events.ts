import { hourOf } from '../../domain/due.ts';
import { CalendarEvent, cardOf, EventCard, hostId } from '../../domain/event/event.ts';
import { erasesAt } from '../../domain/event/event-words.ts';
import { EventSeries } from '../../domain/event/series.ts';
import type { Events, Whose } from '../../ports/events.ts';
import { entity } from './entity.ts';
import { listed, startAfter } from './page.ts';
import { absent, atVersion, stale, type Change, type Item, type Store } from './store.ts';
import { at, list, type Key, type Keys } from './table.ts';

export const events = entity({
  type: 'event',
  schema: CalendarEvent,
  keys: (event) => ({
    ...at.event(event.id),
    ...(event.published ? { ownerpk: list.events(), ownersk: `${event.endsAt}#${event.id}` } : {}),
    grouppk: list.eventsOfHost(hostId(event.host)), groupsk: `${event.startsAt}#${event.id}`,
    ...(event.published && !event.erasedAt ? { duepk: list.due(hourOf(erasesAt(event))), duesk: `${erasesAt(event)}#${event.id}` } : {}),
  }),
  card: cardOf,
});
const series = entity({ type: 'event-series', schema: EventSeries, keys: (one) => at.eventSeries(one.id) });

/**
 * Where a published event stands besides the list of all: under its host, its challenge, its series and entries of the atlas. By the item under its
 * host it is in the lists of its kind too: of everybody's events, and of this host's.
 */
const placesOf = (event: CalendarEvent): Keys[] => {
  if (!event.published) return [];
  const host = hostId(event.host);
  const [ownersk, under] = [`${event.endsAt}#${event.id}`, (whose: string) => at.eventUnder(whose, event.endsAt, event.id)];
  const others = [event.challenge?.id, event.seriesId, ...event.listings.map(({ id }) => id)].flatMap((whose) => (whose ? [under(whose)] : []));
  return [{ ...under(host), ownerpk: list.eventsOfKind(event.kind), ownersk, grouppk: list.eventsOfHostAndKind(host, event.kind), groupsk: ownersk }, ...others];
};
export const placing = (before: CalendarEvent | undefined, event: CalendarEvent): Change[] => {
  const places = placesOf(event);
  const same = (a: Key) => places.some((b) => a.pk === b.pk && a.sk === b.sk);
  return [
    ...places.map((key) => ({ put: { ...key, _t: 'event-place', card: cardOf(event) } })),
    ...(before ? placesOf(before) : []).filter((key) => !same(key)).map(({ pk, sk }) => ({ remove: { pk, sk } })),
  ];
};
/** An event stored anew, at its places in the public lists. */
export const eventChange = (before: CalendarEvent, event: CalendarEvent): Change[] => [{ put: events.toItem(event), when: atVersion(before.version) }, ...placing(before, event)];
const readCard = (item: Item): EventCard => EventCard.parse(item['card']);

export const storeEvents = (store: Store): Events => {
  const from = ({ whose, kind }: Whose) => {
    if (whose && kind) return { index: 'group' as const, pk: list.eventsOfHostAndKind(whose, kind) };
    if (whose) return { pk: at.eventUnder(whose, '', '').pk };
    return { index: 'owner' as const, pk: kind ? list.eventsOfKind(kind) : list.events() };
  };
  const findMany: Events['findMany'] = async (ids) => (await store.getMany(ids.map(at.event))).map(events.fromItem);
  return {
    async find(id) {
      const item = await store.get(at.event(id), { strong: true });
      return item && events.fromItem(item);
    },
    findMany,
    async coming(whose, instant, after) {
      return listed(await store.query({ ...from(whose), from: instant, limit: 50, after: startAfter(after) }), readCard);
    },
    async past(whose, before, after) {
      return listed(await store.query({ ...from(whose), from: '0', to: before, backward: true, limit: 50, after: startAfter(after) }), readCard);
    },
    async between(whose, start, end) {
      return (await store.query({ ...from(whose), from: start, to: end, limit: 200 })).items.map(readCard);
    },
    async ofHostBetween(host, start, end) {
      const items = await store.all({ index: 'group', pk: list.eventsOfHost(host), from: start, to: end });
      return (await findMany(items.map(readCard).filter(({ published }) => published).map(({ id }) => id))).toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
    },
    async ofHost(host, after) {
      return listed(await store.query({ index: 'group', pk: list.eventsOfHost(host), backward: true, limit: 50, after: startAfter(after) }), readCard);
    },
    create: (event, deed) => store.write([{ put: events.toItem(event), when: absent(stale) }, ...placing(undefined, event)], deed),
    change: (before, event, deed) => store.write(eventChange(before, event), deed),
    counted: (event) => store.put(events.toItem({ ...event, uncounted: undefined, version: event.version + 1 }), atVersion(event.version)),
    async findSeries(id) {
      const item = await store.get(at.eventSeries(id), { strong: true });
      return item && series.fromItem(item);
    },
    createSeries: (one, made, deed) =>
      store.write([{ put: series.toItem(one), when: absent(stale) }, ...made.flatMap((event) => [{ put: events.toItem(event), when: absent(stale) }, ...placing(undefined, event)])], deed),
    changeSeries: (one, deed) => store.write([{ put: series.toItem(one), when: atVersion(one.version - 1) }], deed),
  };
};
