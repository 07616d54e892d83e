import fc from 'fast-check';
import { expect, test } from 'vitest';
import { occurrencesOf } from '../../../functions/domain/event/recurrence.ts';
import { localOf } from '../../../functions/domain/zone.ts';

const starts = (...args: Parameters<typeof occurrencesOf>) => occurrencesOf(...args).map(({ startsAt }) => startsAt);

test('a fortnightly call at noon stays at noon when clocks change', () => {
  const found = starts('2027-02-16T12:00', 'America/New_York', { every: 'weeks', weeks: 2 }, { count: 4, minutes: 60 });
  expect(found).toEqual(['2027-02-16T17:00:00.000Z', '2027-03-02T17:00:00.000Z', '2027-03-16T16:00:00.000Z', '2027-03-30T16:00:00.000Z']);
  expect(found.map((instant) => localOf(instant, 'America/New_York').slice(11))).toEqual(Array(4).fill('12:00'));
});

test('the second and the last Tuesday of each month are found, and a first date on another day is refused', () => {
  expect(starts('2027-01-12T12:00', 'UTC', { every: 'month', nth: 2 }, { count: 3, minutes: 60 })).toEqual(['2027-01-12T12:00:00.000Z', '2027-02-09T12:00:00.000Z', '2027-03-09T12:00:00.000Z']);
  expect(starts('2027-01-26T12:00', 'UTC', { every: 'month', nth: -1 }, { count: 3, minutes: 60 })).toEqual(['2027-01-26T12:00:00.000Z', '2027-02-23T12:00:00.000Z', '2027-03-30T12:00:00.000Z']);
  expect(() => occurrencesOf('2027-01-19T12:00', 'UTC', { every: 'month', nth: 2 }, { count: 3, minutes: 60 })).toThrow('The first date is not on the day');
});

test('a time that clocks skip that night is an hour later, and of one they show twice the first is meant', () => {
  expect(starts('2027-03-07T02:30', 'America/New_York', { every: 'weeks', weeks: 1 }, { count: 2, minutes: 30 })).toEqual(['2027-03-07T07:30:00.000Z', '2027-03-14T07:30:00.000Z']);
  expect(starts('2027-10-31T01:30', 'America/New_York', { every: 'weeks', weeks: 1 }, { count: 2, minutes: 30 })).toEqual(['2027-10-31T05:30:00.000Z', '2027-11-07T05:30:00.000Z']);
});

test('in every zone the wall clock and the weekday are the same at each, and each lasts as long', () => {
  const zones = ['America/New_York', 'America/Phoenix', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Europe/Dublin', 'Pacific/Apia'];
  fc.assert(fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 4, max: 23 }), fc.integer({ min: 1, max: 8 }), (zone, day, hour, weeks) => {
    const date = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);
    const time = `${String(hour).padStart(2, '0')}:15`;
    const found = occurrencesOf(`${date}T${time}`, zone, { every: 'weeks', weeks }, { count: 12, minutes: 45 });
    expect(found.map(({ startsAt }) => localOf(startsAt, zone))).toEqual(found.map((_, i) => `${new Date(Date.parse(date) + i * weeks * 7 * 86_400_000).toISOString().slice(0, 10)}T${time}`));
    expect(found.every(({ startsAt, endsAt }) => Date.parse(endsAt) - Date.parse(startsAt) === 45 * 60_000)).toBe(true);
  }), { numRuns: 60 });
});
