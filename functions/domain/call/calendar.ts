import { momentWords } from '../moment.ts';
import { writeCalendar, type CalendarEntry } from '../words/icalendar.ts';
import type { ChallengeCard } from './catalogue.ts';
import { entriesPhase } from './challenge.ts';
import { openingOf } from './phase-opening.ts';

/** `at`: the instant itself, which a calendar shows as `from` until `to`. */
export type Happening = { id: string; title: string; text: string; at: string; from: string; to: string };
export type Dated = Pick<ChallengeCard, 'id' | 'title' | 'zone' | 'phases' | 'publishAt' | 'questionsUntil' | 'cancelled' | 'rulesVersion'>;
const halfHour = 30 * 60_000;
const moved = (instant: string, milliseconds: number) => new Date(Date.parse(instant) + milliseconds).toISOString();
/** "Through 11:59 p.m." ends, for a calendar, at the printed minute. */
const minuteOf = (instant: string) => `${instant.slice(0, 16)}:00.000Z`;

/** A deadline is the half hour before it, not a whole day: nobody reads it a day late. */
export const happeningsOf = (challenge: Dated): Happening[] => {
  const entries = entriesPhase(challenge);
  if (!entries) return [];
  const closes = minuteOf(entries.closesAt);
  const opens = openingOf(entries, challenge.publishAt);
  const words = (what: string, at: string) => `${what} ${momentWords(at, challenge.zone)}.`;
  return [
    { id: `${entries.id}-opens`, title: `Opens for entries: ${challenge.title}`, text: words('Entries open', opens), at: opens, from: opens, to: moved(opens, halfHour) },
    { id: `${entries.id}-closes`, title: `Deadline: ${challenge.title}`, text: words('Entries close', entries.closesAt), at: entries.closesAt, from: moved(closes, -halfHour), to: closes },
    ...(challenge.questionsUntil ? [{ id: 'questions-close', title: `Last day for questions: ${challenge.title}`, text: words('Questions close', challenge.questionsUntil), at: challenge.questionsUntil, from: moved(minuteOf(challenge.questionsUntil), -halfHour), to: minuteOf(challenge.questionsUntil) }] : []),
    ...challenge.phases
      .filter((phase) => phase.kind === 'other')
      .map((phase) => ({ id: phase.id, title: `${phase.name}: ${challenge.title}`, text: words(`${phase.name} starts`, phase.opensAt), at: phase.opensAt, from: phase.opensAt, to: minuteOf(phase.closesAt) })),
  ];
};

type Page = { url: string; host: string; changedAt: string };

const entriesOf = (challenge: Dated, { url, host, changedAt }: Page): CalendarEntry[] =>
  happeningsOf(challenge).map(({ id, text, title, from, to }) => ({
    title, from, to, uid: `${challenge.id}-${id}@${host}`, text: `${text}\n${url}`, url, changedAt, zone: challenge.zone,
    sequence: Math.max(0, challenge.rulesVersion - 1) + (challenge.cancelled ? 1 : 0), cancelled: challenge.cancelled !== undefined,
  }));

/** An iCalendar file of a challenge's dates, in its own zone. */
export const calendarOf = (challenge: Dated, page: Page): string => writeCalendar(challenge.title, 'Challenges', entriesOf(challenge, page));

const year = 366 * 24 * 60 * 60_000;
/** The same of several, under the same names, so that a calendar that follows the list and one challenge shows each date once: what has not been over for a year. */
export const calendarOfMany = (challenges: (Dated & { slug: string })[], { origin, name, at }: { origin: string; name: string; at: string }): string =>
  writeCalendar(`${name}: challenges`, 'Challenges', challenges.flatMap((challenge) => entriesOf(challenge, { url: `${origin}/challenges/${challenge.slug}`, host: new URL(origin).host, changedAt: challenge.cancelled?.at ?? challenge.publishAt ?? at })).filter(({ to }) => to >= moved(at, -year)));
