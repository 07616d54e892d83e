import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { calendarOf, calendarOfMany } from '../../../functions/domain/call/calendar.ts';
import type { Challenge } from '../../../functions/domain/call/challenge.ts';
import { closingInstantOf, instantOf } from '../../../functions/domain/zone.ts';

const at = '2027-01-02T10:00:00.000Z';
const site = { origin: 'https://open.example', name: 'Open Challenges', at };
/** It opens before the clocks change and closes after, each at a time that people there read off a wall. */
const across = (id: string, zone: string, opens: string, closes: string, change: Partial<Challenge> = {}): Challenge & { slug: string } => ({
  id, slug: id, agencyId: 'agy_1', agencyName: 'Records', title: `Permits; of ${zone}, über \\ alles ${'and on '.repeat(15)}`, tagline: '', createdBy: 'per_1', createdAt: at, approval: 'approved', publishAt: at, participation: 'public', profile: 'city', zone,
  phases: [{ id: 'entries', kind: 'entries', name: 'Entries', opensAt: instantOf(opens, zone), closesAt: closingInstantOf(closes, zone) }], resultsOn: '', prizeCents: 0, areas: [], sponsors: [],
  showEntryCount: false, teamSize: 1, teamsPerPerson: 1, entriesPerPerson: 1, rulesVersion: 2, rulesHash: '', version: 1, ...change,
});
const calls = [
  // the clocks of each change in between, by an hour or, on Lord Howe Island, by half of one
  across('chl_ny', 'America/New_York', '2027-03-01T09:00', '2027-03-31T23:59'),
  across('chl_ams', 'Europe/Amsterdam', '2027-10-04T09:00', '2027-11-05T17:00'),
  across('chl_lhi', 'Australia/Lord_Howe', '2027-03-15T09:00', '2027-04-20T12:00'),
];
const wanted = [['2027-03-01T14:00', '2027-04-01T03:59'], ['2027-10-04T07:00', '2027-11-05T16:00'], ['2027-03-14T22:00', '2027-04-20T01:30']].map((pair) => pair.map((text) => `${text}:00.000Z`));

/** A calendar program that is not ours: it knows no zone but what the file itself says of it. */
const readByAnother = (file: string) => {
  ICAL.TimezoneService.reset();
  const calendar = new ICAL.Component(ICAL.parse(file) as ConstructorParameters<typeof ICAL.Component>[0]);
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents('vevent').map((part) => new ICAL.Event(part));
};
const instant = (time: { toJSDate(): Date }) => time.toJSDate().toISOString();
const page = (challenge: Challenge) => ({ url: `https://open.example/challenges/${challenge.slug}`, host: 'open.example', changedAt: at });

test.each(calls.map((call, n) => [call.zone, call, wanted[n]!] as const))('another calendar program reads the right opening and deadline in %s, on both sides of a change of clocks', (_zone, call, [opens, closes]) => {
  const [opening, deadline] = readByAnother(calendarOf(call, page(call)));
  expect([instant(opening!.startDate), instant(deadline!.endDate)]).toEqual([opens, closes]);
  expect([opening!.startDate.zone.tzid, deadline!.summary]).toEqual([call.zone, `Deadline: ${call.title}`]);
});

test('one file of many challenges holds each in its own zone, under the names that the files of each have', () => {
  const cancelled = across('chl_no', 'UTC', '2027-01-04T09:00', '2027-02-05T17:00', { cancelled: { at: '2027-01-05T00:00:00.000Z', reason: '' }, rulesVersion: 1 });
  const long = across('chl_old', 'UTC', '2024-01-04T09:00', '2024-02-05T17:00');
  const read = readByAnother(calendarOfMany([...calls, cancelled, long], site));
  const single = [...calls, cancelled].flatMap((call) => readByAnother(calendarOf(call, { ...page(call), changedAt: call.cancelled?.at ?? at })));
  const facts = (event: InstanceType<typeof ICAL.Event>) => [event.uid, instant(event.startDate), instant(event.endDate), event.summary, event.sequence, event.component.getFirstPropertyValue('status')];
  expect(read.map(facts)).toEqual(single.map(facts));
  expect(read.filter((_, n) => n % 2 === 1).slice(0, 3).map(({ endDate }) => instant(endDate))).toEqual(wanted.map(([, closes]) => closes));
  expect(new Set(read.map(({ uid }) => uid)).size).toBe(8);
  expect(read.at(-1)!.component.getFirstPropertyValue('status')).toBe('CANCELLED');
});
