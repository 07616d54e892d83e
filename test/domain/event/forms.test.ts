import { expect, test } from 'vitest';
import { eventLinkedData, eventsAtom, eventsCalendar, eventsCsv } from '../../../functions/domain/event/forms/forms.ts';
import { instantsIn, unfolded } from '../../support/calendar-file.ts';

const about = { origin: 'https://open.example', name: 'Open Challenges', at: '2027-01-01T00:00:00.000Z' };
const eventIn = (zone: string, startsAt: string, change: object = {}) => ({
  id: `evt_${zone}`, title: 'Call; with, marks', kind: 'call' as const, summary: '<b>Bold</b>', place: 'Room 4', hostName: 'Harbor Office', zone, startsAt, endsAt: new Date(Date.parse(startsAt) + 3_600_000).toISOString(), sequence: 0,
  changedAt: '2027-01-01T10:00:00.000Z', online: true, recorded: false, noted: false, cancelled: false, ...change,
});
const three = [eventIn('America/New_York', '2027-03-16T16:00:00.000Z'), eventIn('Asia/Kolkata', '2027-03-16T06:30:00.000Z'), eventIn('Europe/Dublin', '2027-07-01T11:00:00.000Z')];

test('one file of events in three zones names each instant, for a program that knows no zones', () => {
  const ics = eventsCalendar(three, about);
  expect(unfolded(ics).filter((line) => line.startsWith('TZID:'))).toEqual(['TZID:America/New_York', 'TZID:Asia/Kolkata', 'TZID:Europe/Dublin']);
  for (const event of three) expect(instantsIn(eventsCalendar([event], about))).toEqual([event.startsAt, event.endsAt]);
  expect(unfolded(ics).filter((line) => line.startsWith('UID:'))).toEqual(three.map(({ id }) => `UID:${id}@open.example`));
  expect(unfolded(ics)).toContain('LOCATION:Room 4\\, and online');
});

test('a calendar that follows an event hears that it was cancelled', () => {
  const lines = unfolded(eventsCalendar([eventIn('UTC', '2027-03-16T16:00:00.000Z', { cancelled: true, sequence: 2 })], about));
  expect(lines.filter((line) => /^(STATUS|SEQUENCE)/.test(line))).toEqual(['SEQUENCE:2', 'STATUS:CANCELLED']);
});

test('the other files say the same, and what somebody wrote stays text', () => {
  expect(eventsCsv(three.slice(0, 1), about).split('\r\n')[1]).toBe('evt_America/New_York,"Call; with, marks",call,planned,Harbor Office,2027-03-16T16:00:00.000Z,2027-03-16T17:00:00.000Z,America/New_York,"Room 4, and online",<b>Bold</b>,,no,no,2027-01-01T10:00:00.000Z,https://open.example/events/evt_America/New_York');
  expect(eventsAtom(three, about)).toContain('&lt;b&gt;Bold&lt;/b&gt;');
  expect(eventLinkedData(three[0]!, about)).toMatchObject({ '@type': 'Event', startDate: '2027-03-16T16:00:00.000Z', eventStatus: 'https://schema.org/EventScheduled', location: [{ '@type': 'Place', name: 'Room 4' }, { '@type': 'VirtualLocation', url: 'https://open.example/events/evt_America/New_York' }] });
});
