import { entriesPhase, type Challenge } from './challenge.ts';
import { momentWords } from '../moment.ts';
import { openingOf } from './phase-opening.ts';
import { clockRules, localOf, type ClockRule } from '../zone.ts';

type Happening = { id: string; title: string; text: string; from: string; to: string };
const halfHour = 30 * 60_000;
const moved = (instant: string, milliseconds: number) => new Date(Date.parse(instant) + milliseconds).toISOString();
/** "Through 11:59 p.m." ends, for a calendar, at the printed minute. */
const minuteOf = (instant: string) => `${instant.slice(0, 16)}:00.000Z`;

/** A deadline is the half hour before it, not a whole day: nobody reads it a day late. */
const happeningsOf = (challenge: Challenge): Happening[] => {
  const entries = entriesPhase(challenge);
  if (!entries) return [];
  const closes = minuteOf(entries.closesAt);
  const opens = openingOf(entries, challenge.publishAt);
  const words = (what: string, at: string) => `${what} ${momentWords(at, challenge.zone)}.`;
  return [
    { id: `${entries.id}-opens`, title: `Opens for entries: ${challenge.title}`, text: words('Entries open', opens), from: opens, to: moved(opens, halfHour) },
    { id: `${entries.id}-closes`, title: `Deadline: ${challenge.title}`, text: words('Entries close', entries.closesAt), from: moved(closes, -halfHour), to: closes },
    ...challenge.phases
      .filter((phase) => phase.kind === 'other')
      .map((phase) => ({ id: phase.id, title: `${phase.name}: ${challenge.title}`, text: words(`${phase.name} starts`, phase.opensAt), from: phase.opensAt, to: minuteOf(phase.closesAt) })),
  ];
};

const encoder = new TextEncoder();

/** RFC 5545 3.1: at most 75 bytes a line, never inside a character. */
const folded = (line: string): string => {
  const lines = [''];
  let bytes = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (bytes + size > 75) {
      lines.push(' ');
      bytes = 1;
    }
    lines[lines.length - 1] += character;
    bytes += size;
  }
  return lines.join('\r\n');
};

const escaped = (text: string) => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');
const compact = (moment: string) => moment.replace(/[-:]/g, '').replace(/\.\d+/, '');
const localStamp = (instant: string, zone: string) => `${compact(localOf(instant, zone))}00`;

const offset = (words: string) => words.replaceAll(':', '');

const ruleLines = ({ local, from, to, ahead, name }: ClockRule): string[] => {
  const kind = ahead ? 'DAYLIGHT' : 'STANDARD';
  return [`BEGIN:${kind}`, `DTSTART:${compact(local)}`, `TZOFFSETFROM:${offset(from)}`, `TZOFFSETTO:${offset(to)}`, `TZNAME:${escaped(name)}`, `END:${kind}`];
};

type Page = { url: string; host: string; changedAt: string };

const eventLines = (challenge: Challenge, { id, title, text, from, to }: Happening, { url, host, changedAt }: Page): string[] => [
  'BEGIN:VEVENT',
  `UID:${challenge.id}-${id}@${host}`,
  `DTSTAMP:${compact(changedAt)}`,
  `LAST-MODIFIED:${compact(changedAt)}`,
  `SEQUENCE:${challenge.rulesVersion - 1 + (challenge.cancelled ? 1 : 0)}`,
  `STATUS:${challenge.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
  `DTSTART;TZID=${challenge.zone}:${localStamp(from, challenge.zone)}`,
  `DTEND;TZID=${challenge.zone}:${localStamp(to, challenge.zone)}`,
  `SUMMARY:${escaped(title)}`,
  `DESCRIPTION:${escaped(`${text}\n${url}`)}`,
  `URL:${url}`,
  'END:VEVENT',
];

/** An iCalendar file of a challenge's dates, in its own zone with the rules of that zone beside them. */
export const calendarOf = (challenge: Challenge, page: Page): string => {
  const happenings = happeningsOf(challenge);
  const instants = happenings.flatMap(({ from, to }) => [from, to]).toSorted();
  const [first, last] = [instants[0], instants.at(-1)];
  const zone = first && last ? ['BEGIN:VTIMEZONE', `TZID:${challenge.zone}`, ...clockRules(challenge.zone, first, last).flatMap(ruleLines), 'END:VTIMEZONE'] : [];
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Laurel//Challenges//EN', 'METHOD:PUBLISH', `X-WR-CALNAME:${escaped(challenge.title)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H', 'X-PUBLISHED-TTL:PT6H', ...zone,
    ...happenings.flatMap((happening) => eventLines(challenge, happening, page)), 'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
};
