import { clockRules, localOf, type ClockRule } from '../zone.ts';

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

/** One thing in a calendar, in its own zone. `sequence` grows with each change that a calendar should follow. */
export type CalendarEntry = { uid: string; changedAt: string; sequence: number; cancelled: boolean; zone: string; from: string; to: string; title: string; place?: string | undefined; text: string; url: string };

const entryLines = ({ uid, changedAt, sequence, cancelled, zone, from, to, title, place, text, url }: CalendarEntry): string[] => [
  'BEGIN:VEVENT',
  `UID:${uid}`,
  `DTSTAMP:${compact(changedAt)}`,
  `LAST-MODIFIED:${compact(changedAt)}`,
  `SEQUENCE:${sequence}`,
  `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
  `DTSTART;TZID=${zone}:${localStamp(from, zone)}`,
  `DTEND;TZID=${zone}:${localStamp(to, zone)}`,
  `SUMMARY:${escaped(title)}`,
  ...(place ? [`LOCATION:${escaped(place)}`] : []),
  `DESCRIPTION:${escaped(text)}`,
  `URL:${url}`,
  'END:VEVENT',
];

/** The rules of each zone that is used, for as long as it is used: a program that knows no zones finds the same instants. */
const zoneLines = (entries: CalendarEntry[]): string[] =>
  [...new Set(entries.map(({ zone }) => zone))].flatMap((zone) => {
    const instants = entries.filter((one) => one.zone === zone).flatMap(({ from, to }) => [from, to]).toSorted();
    return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...clockRules(zone, instants[0]!, instants.at(-1)!).flatMap(ruleLines), 'END:VTIMEZONE'];
  });

/** An iCalendar file (RFC 5545) that calendars may subscribe to. */
export const writeCalendar = (name: string, product: string, entries: CalendarEntry[]): string =>
  [
    'BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:-//Laurel//${product}//EN`, 'METHOD:PUBLISH', `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H', 'X-PUBLISHED-TTL:PT6H', ...zoneLines(entries), ...entries.flatMap(entryLines), 'END:VCALENDAR',
  ].map((line) => `${folded(line)}\r\n`).join('');
