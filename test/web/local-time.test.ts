import { expect, test } from 'vitest';
import { zonePath } from '../../functions/domain/moment.ts';
import { lastWords } from '../../web/src/lib/evaluation-words.ts';
import { clockWords, dayTimeWords, yourTimeWords } from '../../web/src/lib/local-time.ts';

test('a time on the reader’s clock names its zone as every other time does', () => {
  expect(dayTimeWords('2027-01-05T15:42:00.000Z', 'America/New_York')).toBe('Jan 5, 2027, 10:42 a.m. Eastern');
  expect(dayTimeWords('2027-07-05T15:42:00.000Z', 'America/New_York')).toBe('Jul 5, 2027, 11:42 a.m. Eastern');
  expect(dayTimeWords('2027-01-05T15:42:00.000Z', 'UTC')).toBe('Jan 5, 2027, 3:42 p.m. UTC');
  expect(clockWords('2027-01-05T15:42:00.000Z', 'Asia/Kolkata')).toBe('9:12 p.m. Kolkata time');
});

test('the clock is said for today, the day for anything older', () => {
  const now = '2027-01-05T23:00:00.000Z';
  expect([lastWords('2027-01-05T15:42:00.000Z', 'UTC', now), lastWords('2027-01-04T15:42:00.000Z', 'UTC', now)]).toEqual(['3:42 p.m. UTC', 'Jan 4, 2027']);
});

test('beside another zone a time says that it is the reader’s, and places go by their present names', () => {
  expect(yourTimeWords('2027-01-05T15:42:00.000Z', 'Asia/Calcutta')).toBe('Jan 5, 2027, 9:12 p.m. your time (Kolkata)');
  expect(['Asia/Calcutta', 'Europe/Kiev', 'America/Argentina/Buenos_Aires'].map(zonePath)).toEqual(['Asia/Kolkata', 'Europe/Kyiv', 'America/Argentina/Buenos Aires']);
});
