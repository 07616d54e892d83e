import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '../../functions/domain/refusal.ts';
import { closingInstantOf, instantOf, localOf } from '../../functions/domain/zone.ts';
import { changing, instantsShowing, wallTimes, zones } from '../support/zones.ts';

const attempt = (local: string, zone: string): string | Refusal => {
  try {
    return instantOf(local, zone, 'opens');
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
};

test('a wall-clock time in any zone is the one instant at which the clock shows it, and is refused when there is none or two', () => {
  const somewhere = fc.oneof(fc.constantFrom(...zones), fc.constantFrom(...changing));
  fc.assert(fc.property(wallTimes, somewhere, (local, zone) => {
    const meant = instantsShowing(local, zone);
    const found = attempt(local, zone);
    expect(found instanceof Refusal ? [found.code, found.field] : found).toEqual(meant.length === 1 ? new Date(meant[0]!).toISOString() : ['invalid', 'opens']);
  }), { numRuns: 400 });
});

/** As the zones' own governments say: which minutes are skipped, which come twice. */
const nights = [
  { zone: 'America/New_York', night: '2027-03-14', from: '02:00', to: '02:59' },
  { zone: 'America/New_York', night: '2027-11-07', from: '01:00', to: '01:59' },
  { zone: 'Europe/Berlin', night: '2028-03-26', from: '02:00', to: '02:59' },
  { zone: 'Europe/Berlin', night: '2028-10-29', from: '02:00', to: '02:59' },
  { zone: 'Australia/Lord_Howe', night: '2027-10-03', from: '02:00', to: '02:29' },
  { zone: 'Australia/Lord_Howe', night: '2027-04-04', from: '01:30', to: '01:59' },
];
const everyMinute = Array.from({ length: 5 * 60 }, (_, n) => new Date(n * 60_000).toISOString().slice(11, 16));

test.for(nights)('$night in $zone: every minute from $from to $to is refused, and no other of that night', ({ zone, night, from, to }) => {
  const refused = everyMinute.filter((time) => attempt(`${night}T${time}`, zone) instanceof Refusal);
  expect(refused).toEqual(everyMinute.filter((time) => from <= time && time <= to));
});

test('a closing minute is covered to its last millisecond, and the next millisecond is another minute', () => {
  fc.assert(fc.property(wallTimes, fc.constantFrom(...changing, ...zones), (local, zone) => {
    fc.pre(instantsShowing(local, zone).length === 1);
    const closes = Date.parse(closingInstantOf(local, zone));
    expect(localOf(new Date(closes).toISOString(), zone)).toBe(local);
    expect(closes - Date.parse(instantOf(local, zone))).toBe(59_999);
    expect(localOf(new Date(closes + 1).toISOString(), zone)).not.toBe(local);
  }), { numRuns: 200 });
});

test('February 29 exists in leap years; in other years it is refused like every day that no calendar has', () => {
  expect(closingInstantOf('2028-02-29T23:59', 'America/New_York')).toBe('2028-03-01T04:59:59.999Z');
  const impossible = ['2027-02-29T10:00', '2027-04-31T10:00', '2027-13-01T10:00', '2027-01-05T24:01', '2027-01-05T10:60', '2027-00-00T00:00'];
  const codes = impossible.map((local) => attempt(local, 'America/New_York')).map((found) => (found instanceof Refusal ? `${found.code} ${found.field}` : found));
  expect(codes).toEqual(impossible.map(() => 'invalid opens'));
});

test('a day at the end of all calendars is far ahead, not over', () => {
  for (const zone of ['America/New_York', 'Pacific/Chatham', 'UTC']) {
    expect(closingInstantOf('9999-12-31T23:59', zone) > '9999-12-01').toBe(true);
    expect(instantOf('9999-12-31T23:59', zone) <= closingInstantOf('9999-12-31T23:59', zone)).toBe(true);
  }
});
