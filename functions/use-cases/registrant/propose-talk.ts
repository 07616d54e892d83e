import { signedIn, type Caller } from '../../domain/caller.ts';
import type { CalendarEvent } from '../../domain/event/event.ts';
import { takesTalks } from '../../domain/event/event-words.ts';
import type { Talk, TalkCard, TalkWords } from '../../domain/event/talk.ts';
import { momentWords } from '../../domain/moment.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { agendaWithout } from '../agenda-change.ts';
import { limited, limits } from '../limited.ts';
import { withSecondLook } from '../second-look.ts';
import { tell } from '../tell.ts';
import { wholeList } from '../whole-list.ts';
import { publicEvent } from './register-for-event.ts';

type Needs = Pick<Ports, 'events' | 'talks' | 'rates' | 'chance'>;

const callingEvent = async (ports: Needs, caller: Caller, id: string): Promise<CalendarEvent> => {
  const event = await publicEvent(ports, id);
  if (event.talksUntil === undefined) throw new Refusal('conflict', 'This event does not call for talks.');
  if (!takesTalks(event, caller.at)) throw new Refusal('closed', event.cancelled ? 'This event is cancelled.' : `Talks could be proposed until ${momentWords(event.talksUntil, event.zone)}.`);
  return event;
};

/** Nobody but the hosts reads it. */
export const proposeTalk = async (ports: Needs, caller: Caller, eventId: string, words: TalkWords): Promise<{ id: string; receivedAt: string; version: number }> => {
  const person = signedIn(caller);
  await limited(ports, `talks of ${person.id}`, limits.talksOfPerson, caller.at);
  await callingEvent(ports, caller, eventId);
  const talk: Talk = { ...words, id: ports.chance.id('talk'), eventId, personId: person.id, receivedAt: caller.at, state: 'proposed', version: 1 };
  const answer = { id: talk.id, receivedAt: caller.at, version: 1 };
  await ports.talks.propose(talk, tell(ports, caller, 'event.talk-proposed', { about: eventId, refs: { talk: talk.id, person: person.id }, answer }));
  return answer;
};

const attemptWithdrawal = async (ports: Needs, caller: Caller, eventId: string, { id, version }: { id: string; version: number }): Promise<void> => {
  const person = signedIn(caller);
  const [event, talk] = await Promise.all([ports.events.find(eventId), ports.talks.find(eventId, id)]);
  if (!event || talk?.personId !== person.id) throw notFound('talk');
  if (talk.version !== version) throw new Refusal('stale', 'The hosts answered since you opened this. Look again.', undefined, { current: { state: talk.state } });
  if (caller.at >= event.startsAt) throw new Refusal('closed', 'The event has begun: a talk is not taken back any more.');
  await ports.talks.withdraw(talk, agendaWithout(event, talk, caller.at), tell(ports, caller, 'event.talk-withdrawn', { about: eventId, refs: { talk: id, person: person.id }, answer: {} }));
};

/** All that was said goes, from the agenda too. */
export const withdrawTalk = (ports: Needs, caller: Caller, eventId: string, which: { id: string; version: number }): Promise<void> => withSecondLook(() => attemptWithdrawal(ports, caller, eventId, which));

const ownTalksOf = async (ports: Pick<Ports, 'talks'>, personId: string, only: (card: TalkCard) => boolean): Promise<Talk[]> => {
  const cards = (await wholeList((after) => ports.talks.ofPerson(personId, after))).filter(only);
  return (await Promise.all(cards.map(({ eventId, id }) => ports.talks.find(eventId, id)))).filter((talk) => talk !== undefined);
};

/** What the caller proposed for this event, the first first, with what the hosts answered. */
export const readOwnTalks = async (ports: Needs, caller: Caller, eventId: string): Promise<Talk[]> => {
  const person = signedIn(caller);
  await publicEvent(ports, eventId);
  return ownTalksOf(ports, person.id, (card) => card.eventId === eventId);
};

export type OfferedTalk = { event: { id: string; title: string; startsAt: string; zone: string }; talk: TalkCard };
/** Everything the caller proposed, the event that is furthest ahead first. */
export const readOfferedTalks = async (ports: Pick<Ports, 'events' | 'talks'>, caller: Caller): Promise<OfferedTalk[]> => {
  const cards = await wholeList((after) => ports.talks.ofPerson(signedIn(caller).id, after));
  const events = await ports.events.findMany([...new Set(cards.map(({ eventId }) => eventId))]);
  return cards
    .flatMap((talk) => { const event = events.find(({ id }) => id === talk.eventId); return event ? [{ event, talk }] : []; })
    .toSorted((a, b) => b.event.startsAt.localeCompare(a.event.startsAt));
};
