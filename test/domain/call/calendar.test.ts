import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarOf } from '../../../functions/domain/call/calendar.ts';
import type { Challenge } from '../../../functions/domain/call/challenge.ts';
import { instantsIn, unfolded } from '../../support/calendar-file.ts';

const page = { url: 'https://open.example/challenges/permits', host: 'open.example', changedAt: '2027-01-02T10:00:00.000Z' };
const challengeIn = (zone: string, opensAt: string, closesAt: string, change: Partial<Challenge> = {}): Challenge => ({
  id: 'chl_1', slug: 'permits', agencyId: 'agy_1', agencyName: 'Records', title: 'Trusted permits, round 1', tagline: '', createdBy: 'per_1', createdAt: opensAt, approval: 'approved',
  participation: 'public', profile: 'city', zone, phases: [{ id: 'entries', kind: 'entries', name: 'Entries', opensAt, closesAt }], resultsOn: '', prizeCents: 0, areas: [], sponsors: [],
  showEntryCount: false, teamSize: 1, teamsPerPerson: 1, entriesPerPerson: 1, rulesVersion: 3, rulesHash: '', version: 1, ...change,
});

test('a deadline is the half hour before it, in its own zone, with what a calendar needs to follow a change', () => {
  const ics = calendarOf(challengeIn('America/New_York', '2027-01-04T14:00:00.000Z', '2027-01-16T04:59:59.999Z'), page);
  expect(unfolded(ics)).toEqual([
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Laurel//Challenges//EN', 'METHOD:PUBLISH', 'X-WR-CALNAME:Trusted permits\\, round 1',
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H', 'X-PUBLISHED-TTL:PT6H',
    'BEGIN:VTIMEZONE', 'TZID:America/New_York', 'BEGIN:STANDARD', 'DTSTART:20261101T020000', 'TZOFFSETFROM:-0400', 'TZOFFSETTO:-0500', 'TZNAME:EST', 'END:STANDARD', 'END:VTIMEZONE',
    'BEGIN:VEVENT', 'UID:chl_1-entries-opens@open.example', 'DTSTAMP:20270102T100000Z', 'LAST-MODIFIED:20270102T100000Z', 'SEQUENCE:2', 'STATUS:CONFIRMED',
    'DTSTART;TZID=America/New_York:20270104T090000', 'DTEND;TZID=America/New_York:20270104T093000', 'SUMMARY:Opens for entries: Trusted permits\\, round 1',
    'DESCRIPTION:Entries open Monday\\, January 4\\, 2027\\, 9:00 a.m. Eastern.\\nhttps://open.example/challenges/permits', 'URL:https://open.example/challenges/permits', 'END:VEVENT',
    'BEGIN:VEVENT', 'UID:chl_1-entries-closes@open.example', 'DTSTAMP:20270102T100000Z', 'LAST-MODIFIED:20270102T100000Z', 'SEQUENCE:2', 'STATUS:CONFIRMED',
    'DTSTART;TZID=America/New_York:20270115T232900', 'DTEND;TZID=America/New_York:20270115T235900', 'SUMMARY:Deadline: Trusted permits\\, round 1',
    'DESCRIPTION:Entries close Friday\\, January 15\\, 2027\\, 11:59 p.m. Eastern.\\nhttps://open.example/challenges/permits', 'URL:https://open.example/challenges/permits', 'END:VEVENT',
    'END:VCALENDAR',
  ]);
});

test('no line is longer than 75 bytes, whatever the title holds', () => {
  const ics = calendarOf(challengeIn('UTC', '2027-01-04T14:00:00.000Z', '2027-01-16T04:59:59.999Z', { title: 'Größe 🏛️ '.repeat(20) }), page);
  expect(Math.max(...ics.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  expect(unfolded(ics).find((line) => line.startsWith('SUMMARY:Deadline'))).toBe(`SUMMARY:Deadline: ${'Größe 🏛️ '.repeat(20)}`);
});

test('the question deadline is in it, where the organizer set one', () => {
  const ics = calendarOf(challengeIn('America/New_York', '2027-01-04T14:00:00.000Z', '2027-01-16T04:59:59.999Z', { questionsUntil: '2027-01-08T22:00:59.999Z' }), page);
  expect(unfolded(ics).filter((line) => /questions-close|Last day for questions|T1(63000|70000)$/.test(line))).toEqual([
    'UID:chl_1-questions-close@open.example', 'DTSTART;TZID=America/New_York:20270108T163000', 'DTEND;TZID=America/New_York:20270108T170000', 'SUMMARY:Last day for questions: Trusted permits\\, round 1',
  ]);
});

test('a cancelled challenge is cancelled in calendars that hold it', () => {
  const ics = calendarOf(challengeIn('UTC', '2027-01-04T14:00:00.000Z', '2027-01-16T04:59:59.999Z', { cancelled: { at: '2027-01-05T00:00:00.000Z', reason: 'No money' } }), page);
  expect(unfolded(ics).filter((line) => /^(STATUS|SEQUENCE)/.test(line))).toEqual(['SEQUENCE:3', 'STATUS:CANCELLED', 'SEQUENCE:3', 'STATUS:CANCELLED']);
});

test('a program that knows no zones finds the same instants, over clock changes in every kind of zone', () => {
  const zones = ['America/New_York', 'America/Phoenix', 'UTC', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Europe/Dublin', 'Africa/Casablanca', 'Pacific/Apia'];
  const minute = fc.integer({ min: Date.parse('2024-01-01') / 60_000, max: Date.parse('2031-01-01') / 60_000 }).map((n) => n * 60_000);
  const wrong: string[] = [];
  fc.assert(
    fc.property(fc.constantFrom(...zones), minute, fc.integer({ min: 60, max: 400 * 24 * 60 }), (zone, opens, minutes) => {
      const iso = (ms: number) => new Date(ms).toISOString();
      const closes = opens + minutes * 60_000;
      const found = instantsIn(calendarOf(challengeIn(zone, iso(opens), iso(closes + 59_999)), page));
      const wanted = [opens, opens + 30 * 60_000, closes - 30 * 60_000, closes];
      // in the hour that clocks show twice, a local time has two meanings: then the other one may be found
      const right = found.length === 4 && found.every((instant, i) => instant === iso(wanted[i]!) || (Math.abs(Date.parse(instant) - wanted[i]!) <= 3_600_000 && nearChange(zone, wanted[i]!)));
      if (!right) wrong.push(`${zone} ${found.join(' ')}`);
      return right;
    }),
    { numRuns: 300 },
  );
  expect(wrong).toEqual([]);
});

const nearChange = (zone: string, at: number) => {
  const offsetAt = (ms: number) => new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(ms).find((part) => part.type === 'timeZoneName')?.value;
  return offsetAt(at - 3_600_000) !== offsetAt(at + 3_600_000);
};
