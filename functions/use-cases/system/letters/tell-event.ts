import type { CalendarEvent } from '../../../domain/event/event.ts';
import { cancelledEventLetter, movedEventLetter, promotedLetter, proposedLetter, seatLetter, seriesLetter, talkLetter, waitingLetter } from '../../../domain/letters/event.ts';
import type { Ports } from '../../../ports/ports.ts';
import { pagesOf } from '../../site-pages.ts';
import { wholeList } from '../../whole-list.ts';
import { staffWith } from './told-about.ts';
import { writeLetters, type Cause, type ToWrite } from './write-letters.ts';

type Needed = ToWrite & Pick<Ports, 'events' | 'eventRegistrations' | 'talks' | 'agencies' | 'groups'>;

const eventOf = async (ports: Needed, act: Cause): Promise<CalendarEvent> => {
  const event = await ports.events.find(act.about);
  if (!event) throw new Error(`event ${act.about} of act ${act.id} cannot be read`);
  return event;
};
const personIn = (act: Cause): string => String(act.refs['person']);

/** Nothing, where somebody left before the letter was written. */
export const tellEventRegistered = async (ports: Needed, act: Cause): Promise<void> => {
  const [event, registration] = await Promise.all([eventOf(ports, act), ports.eventRegistrations.find(act.about, personIn(act))]);
  if (!registration) return;
  const write = act.refs['state'] === 'waiting' ? waitingLetter : seatLetter;
  await writeLetters(ports, act, [personIn(act)], (envelope) => write(envelope, event, pagesOf(ports).event(event.id)));
};

export const tellPromoted = async (ports: Needed, act: Cause): Promise<void> => {
  const [event, registration] = await Promise.all([eventOf(ports, act), ports.eventRegistrations.find(act.about, personIn(act))]);
  if (!registration) return;
  await writeLetters(ports, act, [personIn(act)], (envelope) => promotedLetter(envelope, event, pagesOf(ports).event(event.id)));
};

const lettersAtOnce = 100;
/** Of a date that changed with its whole series people hear once, by the act of the series. */
const withSeries = (act: Cause): boolean => act.refs['series'] === true;
/** To everybody who is registered or waits; each letter is of the act and the person, so a repeat stores nothing twice. */
const tellRegistrants = async (ports: Needed, act: Cause, write: typeof cancelledEventLetter): Promise<void> => {
  const event = await eventOf(ports, act);
  const people = (await ports.eventRegistrations.ofEvent(event.id)).filter(({ receivedAt }) => receivedAt <= act.at).map(({ personId }) => personId);
  for (let start = 0; start < people.length; start += lettersAtOnce) {
    await writeLetters(ports, act, people.slice(start, start + lettersAtOnce), (envelope) => write(envelope, event, pagesOf(ports).event(event.id)));
  }
};
export const tellEventCancelled = async (ports: Needed, act: Cause): Promise<void> => (withSeries(act) ? undefined : tellRegistrants(ports, act, cancelledEventLetter));
export const tellEventMoved = async (ports: Needed, act: Cause): Promise<void> => (withSeries(act) ? undefined : tellRegistrants(ports, act, movedEventLetter));

/** Everybody who is registered for a date that was cancelled or moved with its series: one letter, with all their dates. New words alone are no letter. */
export const tellSeries = async (ports: Needed, act: Cause): Promise<void> => {
  const series = await ports.events.findSeries(act.about);
  if (!series) throw new Error(`series ${act.about} of act ${act.id} cannot be read`);
  const cards = await wholeList((after) => ports.events.coming({ whose: series.id }, act.at, after));
  const dates = (await ports.events.findMany(cards.map(({ id }) => id))).filter(({ cancelled, moved }) => (cancelled ?? moved)?.series === act.refs['version']).toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
  const own = new Map<string, CalendarEvent[]>();
  for (const event of dates) {
    for (const { personId, receivedAt } of await ports.eventRegistrations.ofEvent(event.id)) if (receivedAt <= act.at) own.set(personId, [...(own.get(personId) ?? []), event]);
  }
  const people = [...own.keys()];
  for (let start = 0; start < people.length; start += lettersAtOnce) {
    await writeLetters(ports, act, people.slice(start, start + lettersAtOnce), (envelope, { id }) => seriesLetter(envelope, series, own.get(id)!, `${ports.site.origin}/events/series/${series.id}`));
  }
};

/** Nothing, where it was taken back or answered anew before the letter was written. */
export const tellTalkDecided = async (ports: Needed, act: Cause): Promise<void> => {
  const [event, talk] = await Promise.all([eventOf(ports, act), ports.talks.find(act.about, String(act.refs['talk']))]);
  if (!talk || talk.version !== act.refs['version']) return;
  await writeLetters(ports, act, [talk.personId], (envelope) => talkLetter(envelope, event, talk, `${pagesOf(ports).event(event.id)}/talks`));
};

const hostsOf = async (ports: Needed, { host }: CalendarEvent): Promise<string[]> => (host.kind === 'agency' ? staffWith(ports, host.agencyId, 'manager') : ((await ports.groups.find(host.groupId))?.chairs ?? []));
/** Nothing, where it was taken back or decided before the letter was written; nor to who proposed it themselves. */
export const tellTalkProposed = async (ports: Needed, act: Cause): Promise<void> => {
  const [event, talk] = await Promise.all([eventOf(ports, act), ports.talks.find(act.about, String(act.refs['talk']))]);
  if (talk?.state !== 'proposed' || event.cancelled) return;
  const hosts = (await hostsOf(ports, event)).filter((id) => id !== talk.personId);
  await writeLetters(ports, act, hosts, (envelope) => proposedLetter(envelope, event, `${ports.site.origin}/me/events/${event.id}/talks`));
};
