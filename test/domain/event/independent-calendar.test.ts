import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { eventsCalendar } from '../../../functions/domain/event/forms/forms.ts';
import { occurrencesOf } from '../../../functions/domain/event/recurrence.ts';

const about = { origin: 'https://laurel.example', name: 'Laurel', at: '2027-01-01T00:00:00.000Z' };
const told = (id: string, zone: string, startsAt: string, endsAt: string, more: object = {}) => ({
  id, zone, startsAt, endsAt, title: `Call; with, signs \\ and é ${'long words '.repeat(12)}`, kind: 'call' as const, summary: 'Two\nlines', place: 'Room 4, City Hall', hostName: 'Office', sequence: 2, changedAt: '2027-01-01T00:00:00.000Z', online: true, recorded: false, noted: false, cancelled: false, ...more,
});

/** A calendar program that is not ours: it knows no zone but what the file itself says of it. */
const readByAnother = (file: string) => {
  ICAL.TimezoneService.reset();
  const calendar = new ICAL.Component(ICAL.parse(file) as ConstructorParameters<typeof ICAL.Component>[0]);
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents('vevent').map((part) => new ICAL.Event(part));
};
const instant = (time: { toJSDate(): Date }) => time.toJSDate().toISOString();
const shown = (zone: string, at: string) => new Intl.DateTimeFormat('en-CA', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));

test.each([
  // the clocks change between the second and the third call of each
  ['America/New_York', '2027-02-18T12:00', ['2027-02-18T17:00', '2027-03-04T17:00', '2027-03-18T16:00', '2027-04-01T16:00']],
  ['Europe/Amsterdam', '2027-10-05T12:00', ['2027-10-05T10:00', '2027-10-19T10:00', '2027-11-02T11:00', '2027-11-16T11:00']],
  ['Australia/Sydney', '2027-03-11T12:00', ['2027-03-11T01:00', '2027-03-25T01:00', '2027-04-08T02:00', '2027-04-22T02:00']],
  ['Asia/Kolkata', '2027-03-11T12:00', ['2027-03-11T06:30', '2027-03-25T06:30', '2027-04-08T06:30', '2027-04-22T06:30']],
])('another calendar program reads the right instants of a fortnightly call in %s, across the change of clocks', (zone, first, instants) => {
  const series = occurrencesOf(first, zone, { every: 'weeks', weeks: 2 }, { count: 4, minutes: 55 });
  const read = readByAnother(eventsCalendar(series.map(({ startsAt, endsAt }, i) => told(`evt_${i}`, zone, startsAt, endsAt)), about));
  expect(read.map(({ startDate }) => instant(startDate))).toEqual(instants.map((at) => `${at}:00.000Z`));
  expect(read.map(({ endDate }) => instant(endDate))).toEqual(series.map(({ endsAt }) => endsAt));
  expect(read.map(({ startDate }) => startDate.zone.tzid)).toEqual(Array.from({ length: 4 }, () => zone));
  expect(new Set(series.map(({ startsAt }) => shown(zone, startsAt)))).toEqual(new Set(['12:00']));
});

test('one file with several zones, past and to come, a cancelled one among them: each at its own instant, its words unharmed', () => {
  const events = [
    told('evt_a', 'America/New_York', '2017-10-10T13:00:00.000Z', '2017-10-10T21:00:00.000Z'),
    told('evt_b', 'Europe/Amsterdam', '2027-03-28T00:30:00.000Z', '2027-03-28T01:30:00.000Z'),
    told('evt_c', 'Australia/Sydney', '2027-10-02T15:30:00.000Z', '2027-10-02T16:30:00.000Z', { cancelled: true }),
  ];
  const read = readByAnother(eventsCalendar(events, about));
  expect(read.map(({ startDate, endDate }) => [instant(startDate), instant(endDate)])).toEqual(events.map(({ startsAt, endsAt }) => [startsAt, endsAt]));
  expect(read.map(({ uid, summary, location, sequence }) => ({ uid, summary, location, sequence }))).toEqual(events.map(({ id, title }) => ({ uid: `${id}@laurel.example`, summary: title, location: 'Room 4, City Hall, and online', sequence: 2 })));
  expect(read.map((event) => event.component.getFirstPropertyValue('status'))).toEqual(['CONFIRMED', 'CONFIRMED', 'CANCELLED']);
  expect(read[0]!.description).toContain('Two\nlines');
});
