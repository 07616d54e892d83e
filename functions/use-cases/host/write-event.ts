import type { Caller } from '../../domain/caller.ts';
import { isPublished } from '../../domain/call/challenge.ts';
import { hostId, mostSeats, type CalendarEvent, type EventHost, type EventWords } from '../../domain/event/event.ts';
import { Refusal } from '../../domain/refusal.ts';
import { brokenLinks } from '../../domain/words/written-links.ts';
import { closingInstantOf, instantOf } from '../../domain/zone.ts';
import type { Ports } from '../../ports/ports.ts';
import { hostedEvent, newHost, type HostNeeds } from '../hosting.ts';
import { tell } from '../tell.ts';

export type EventNeeds = HostNeeds & Pick<Ports, 'events' | 'challenges' | 'listings' | 'chance'>;
/** `starts` and `closes` are what the clock of the zone shows, such as 2027-01-12T12:00. */
export type Times = { zone: string; starts: string; minutes: number; closes?: string | undefined };
export type Around = { capacity?: number | undefined; challenge?: string | undefined; listings: string[]; talksUntil?: string | undefined };
export type NewEvent = EventWords & Times & Around & { host: EventHost };

/** What a retry hears: the link to join is kept in no answer. */
export const changed = ({ id, version }: CalendarEvent) => ({ id, version });

export const timesOf = ({ zone, starts, minutes, closes }: Times) => {
  const startsAt = instantOf(starts, zone, 'starts');
  const endsAt = new Date(Date.parse(startsAt) + minutes * 60_000).toISOString();
  const closesAt = closes ? instantOf(closes, zone, 'closes') : startsAt;
  if (closesAt > endsAt) throw new Refusal('invalid', 'Registration ends with the event at the latest. Choose an earlier time.', 'closes');
  return { zone, startsAt, endsAt, closesAt };
};

const challengeOf = async (ports: EventNeeds, caller: Caller, host: EventHost, slug: string): Promise<CalendarEvent['challenge']> => {
  const challenge = await ports.challenges.findBySlug(slug);
  if (!challenge || !isPublished(challenge, caller.at) || challenge.agencyId !== hostId(host)) throw new Refusal('invalid', 'Choose a published challenge of the agency that holds the event.', 'challenge');
  return { id: challenge.id, slug, title: challenge.title };
};
const listingsOf = (ports: EventNeeds, ids: string[]): Promise<CalendarEvent['listings']> =>
  Promise.all([...new Set(ids)].map(async (id) => {
    const listing = await ports.listings.find(id);
    if (!listing) throw new Refusal('invalid', 'The atlas has no such entry. Take the address of its page.', 'listings');
    return { id, title: listing.facts.title.value };
  }));

export const aroundOf = async (ports: EventNeeds, caller: Caller, { host, zone }: Pick<CalendarEvent, 'host' | 'zone'>, { challenge, listings, capacity, talksUntil }: Around) => ({
  ...(capacity === undefined ? {} : { capacity }),
  ...(talksUntil ? { talksUntil: closingInstantOf(talksUntil, zone, 'talksUntil') } : {}),
  ...(challenge ? { challenge: await challengeOf(ports, caller, host, challenge) } : {}),
  listings: await listingsOf(ports, listings),
});

/** A link that no page would follow is refused where it is written. */
export const checkWords = ({ text }: { text: string }): void => {
  const faults = brokenLinks({ description: text });
  if (faults.length > 0) throw new Refusal('invalid', faults[0]!.message, 'text');
};

const checkTalks = ({ talksUntil, startsAt }: Pick<CalendarEvent, 'talksUntil' | 'startsAt'>): void => {
  if (talksUntil !== undefined && talksUntil > startsAt) throw new Refusal('invalid', 'Talks are proposed before the event begins. Choose an earlier time.', 'talksUntil');
};

export const checkCapacity = (capacity: number | undefined): void => {
  if (capacity !== undefined && (capacity < 1 || capacity > mostSeats)) throw new Refusal('invalid', `Offer 1 to ${mostSeats} seats, or leave it empty for no limit.`, 'capacity');
};

/** A host writes an event. Nobody else reads it until it is published. */
export const createEvent = async (ports: EventNeeds, caller: Caller, { host, zone, starts, minutes, closes, capacity, challenge, listings, talksUntil, ...words }: NewEvent): Promise<CalendarEvent> => {
  const hostName = await newHost(ports, caller, host);
  checkWords(words);
  checkCapacity(capacity);
  const around = await aroundOf(ports, caller, { host, zone }, { capacity, challenge, listings, talksUntil });
  const event: CalendarEvent = {
    ...words, ...around, ...timesOf({ zone, starts, minutes, closes }), id: ports.chance.id('event'), host, hostName, sequence: 0, createdAt: caller.at, changedAt: caller.at, version: 1,
  };
  checkTalks(event);
  await ports.events.create(event, tell(ports, caller, 'event.created', { about: event.id, refs: { host: hostId(host) }, answer: changed(event) }));
  return event;
};

const followed = ['title', 'summary', 'place'] as const;

/** Words, seats and links. Once it is published its time is changed by moving it. Whoever holds a seat keeps it, also where fewer are offered now: nobody else gets one until enough have left. */
export const changeEvent = async (ports: EventNeeds, caller: Caller, id: string, { capacity, challenge, listings, talksUntil, ...words }: EventWords & Around, version: number): Promise<CalendarEvent> => {
  const before = await hostedEvent(ports, caller, id, version);
  if (before.cancelled) throw new Refusal('conflict', 'This event is cancelled, and stays as it was.');
  checkWords(words);
  checkCapacity(capacity);
  const { capacity: _c, challenge: _h, talksUntil: _t, uncounted: _u, ...rest } = before;
  const around = await aroundOf(ports, caller, before, { capacity, challenge, listings, talksUntil });
  const uncounted = before.published !== undefined && capacity !== undefined && (before.uncounted || before.capacity === undefined) ? { uncounted: true as const } : {};
  const moves = before.published !== undefined && followed.some((name) => words[name] !== before[name]);
  const event: CalendarEvent = { ...rest, joinLink: undefined, ...words, ...around, ...uncounted, sequence: before.sequence + (moves ? 1 : 0), changedAt: caller.at, version: before.version + 1 };
  checkTalks(event);
  await ports.events.change(before, event, tell(ports, caller, 'event.changed', { about: id, refs: { version: event.version }, answer: changed(event) }));
  return event;
};
