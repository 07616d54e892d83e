import type { Caller } from '../../domain/caller.ts';
import { hostId, type CalendarEvent, type EventHost, type EventWords } from '../../domain/event/event.ts';
import { occurrencesOf, type Rule } from '../../domain/event/recurrence.ts';
import type { EventSeries } from '../../domain/event/series.ts';
import { Refusal } from '../../domain/refusal.ts';
import { instantOf } from '../../domain/zone.ts';
import { newHost } from '../hosting.ts';
import { tell } from '../tell.ts';
import { aroundOf, checkCapacity, checkWords, type EventNeeds } from './write-event.ts';

export type NewSeries = EventWords & { host: EventHost; zone: string; first: string; minutes: number; rule: Rule; count: number; capacity?: number | undefined; challenge?: string | undefined; listings?: string[] };

/** All dates are stored in one transaction: each with its place under its host, its series and whatever it is linked with. */
const mostStored = 90;
const refuseMany = (count: number, links: number): void => {
  const most = Math.floor(mostStored / (3 + links));
  if (count > most) throw new Refusal('invalid', `A series that is linked with ${links} ${links === 1 ? 'page' : 'pages'} has at most ${most} dates. Plan fewer, or link fewer pages.`, 'count');
};

/** Events that come again and again, public at once. Each is an event of its own, with its own registration. */
export const makeSeries = async (ports: EventNeeds, caller: Caller, { host, zone, first, minutes, rule, count, capacity, challenge, listings = [], ...words }: NewSeries): Promise<{ series: EventSeries; events: CalendarEvent[] }> => {
  const hostName = await newHost(ports, caller, host);
  checkWords(words);
  checkCapacity(capacity);
  if (!words.place && !words.joinLink) throw new Refusal('invalid', 'Say where people meet: a place, a link to join, or both.', 'place');
  const around = await aroundOf(ports, caller, { host, zone }, { capacity, challenge, listings });
  const links = around.listings.length + (around.challenge ? 1 : 0);
  if (links > 0) refuseMany(count, links);
  const series: EventSeries = { id: ports.chance.id('series'), host, hostName, title: words.title, summary: words.summary, zone, first, rule, createdAt: caller.at, version: 1 };
  if (instantOf(first, zone, 'first') <= caller.at) throw new Refusal('invalid', 'Choose a first date that is still to come.', 'first');
  const events = occurrencesOf(first, zone, rule, { count, minutes }).map(({ startsAt, endsAt }): CalendarEvent => ({
    ...words, id: ports.chance.id('event'), host, hostName, zone, startsAt, endsAt, closesAt: startsAt, ...around, seriesId: series.id,
    published: { at: caller.at, by: caller.person!.id }, sequence: 0, createdAt: caller.at, changedAt: caller.at, version: 1,
  }));
  await ports.events.createSeries(series, events, tell(ports, caller, 'event.series-made', { about: series.id, refs: { host: hostId(host), events: events.length }, answer: { id: series.id, events: events.map(({ id }) => id) } }));
  return { series, events };
};
