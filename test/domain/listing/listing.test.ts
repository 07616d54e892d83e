import { expect, test } from 'vitest';
import { statusAt, type Facts, type Listing } from '../../../functions/domain/listing/listing.ts';
import { likenessOf, sameAddress } from '../../../functions/domain/listing/duplicates.ts';
import { changedFacts, isNewValue } from '../../../functions/domain/listing/fact-changes.ts';
import { entryOf, HistoryEntry } from '../../../functions/domain/listing/history.ts';
import { firstDay, isPartialDate, lastDay, sayDate } from '../../../functions/domain/listing/partial-date.ts';
import { cardOf } from '../../../functions/domain/listing/row.ts';
import { isAbandoned, isSettled, isStale, lastChecked, sayChecked } from '../../../functions/domain/listing/staleness.ts';
import { states } from '../../../functions/domain/listing/place.ts';

const at = '2027-01-05T15:00:00.000Z';
const said = { source: 'https://example.gov/a', by: 'visitor', at };
const facts: Facts = { title: { value: 'Permit wallet', ...said, checked: { on: '2025-11', by: 'import' } }, type: { value: 'pilot', ...said, checked: { on: '2026-12-20', by: 'per_x' } } };
const listing: Listing = { id: 'lst_000000000000000000000', facts, createdAt: at, changedAt: at, version: 1 };

test('a date is as exact as somebody knows it, and no other', () => {
  expect(['2017', '2017-10', '2016-02-29'].map((date) => [firstDay(date), lastDay(date), sayDate(date)])).toEqual([
    ['2017-01-01', '2017-12-31', '2017'], ['2017-10-01', '2017-10-31', 'October 2017'], ['2016-02-29', '2016-02-29', 'February 29, 2016'],
  ]);
  expect(['2017-02-29', '2017-13', '17', '2017-1', '1899', '2017-10-10T00:00'].filter(isPartialDate)).toEqual([]);
});

test('how long nobody looked comes from the clock: the oldest check counts, and a fact that was never checked makes it none', () => {
  expect([lastChecked(facts), sayChecked(lastChecked(facts), at), isStale(lastChecked(facts), at)]).toEqual(['2025-11', 'Last checked 13 months ago', true]);
  expect(sayChecked('2025-11', '2026-02-01T00:00:00.000Z')).toBe('Last checked 2 months ago');
  expect(isStale('2025-11', '2026-11-29T00:00:00.000Z')).toBe(false);
  expect(isStale('2025-11', '2026-11-30T00:00:00.000Z')).toBe(true);
  expect(['2027-01-05', '2027-01-04', '2026-12-17', '2026-12', '2018-06'].map((on) => sayChecked(on, at))).toEqual([
    'Last checked today', 'Last checked 1 day ago', 'Last checked 2 weeks ago', 'Last checked within a month', 'Last checked 8 years ago',
  ]);
  const unchecked = { ...facts, status: { value: 'live' as const, ...said } };
  expect([lastChecked(unchecked), sayChecked(undefined, at), isStale(undefined, at)]).toEqual([undefined, 'Not checked yet', true]);
});

test('what this site published as over does not grow old; what people say beside it does', () => {
  const ours = { source: 'https://calls.example.gov/x/results', by: 'record', at: '2020-01-05T00:00:00.000Z', checked: { on: '2020-01-05', by: 'record' } };
  const ended: Facts = { title: { value: 'A call', ...ours }, type: { value: 'competition', ...ours }, status: { value: 'ended', ...ours } };
  expect([isSettled(ended), isAbandoned(ended, ours.at, at), lastChecked(ended)]).toEqual([true, false, '2020-01-05']);
  const running: Facts = { ...ended, status: { value: 'live', ...ours } };
  expect([isSettled(running), isAbandoned(running, ours.at, at), isStale(lastChecked(running), at)]).toEqual([false, true, true]);
  const withWords: Facts = { ...ended, cost: { value: '$2', ...ours, by: 'import', checked: { on: '2025-12', by: 'import' } } };
  expect([isSettled(withWords), lastChecked(withWords)]).toEqual([false, '2025-12']);
  expect(isSettled({ ...ended, status: { value: 'ended', ...ours, by: 'import' } })).toBe(false);
});

test('an event is planned until its day and ended after it, unless somebody knows better', () => {
  const event = { type: 'event' as const, starts: '2027-01-05' };
  expect(['2027-01-04T23:59:59.999Z', at, '2027-01-06T00:00:00.000Z'].map((now) => statusAt(event, now))).toEqual(['planned', undefined, 'ended']);
  expect(statusAt({ ...event, status: 'stopped' }, at)).toBe('stopped');
  expect([statusAt({ type: 'pilot', starts: '2019' }, at), statusAt({ type: 'pilot', starts: '2019', ends: '2026' }, at), statusAt({ type: 'pilot', ends: '2027' }, at)]).toEqual([undefined, 'ended', undefined]);
});

test('a version of the history holds what changed and nothing else, before and after', () => {
  const after: Listing = { ...listing, version: 2, facts: { ...facts, type: { ...facts.type, checked: { on: '2027-01-05', by: 'per_y' } }, status: { value: 'ended', ...said } } };
  const entry = entryOf(listing, after, { what: 'corrected', by: 'per_y', note: 'Its page says so.' });
  expect(entry).toEqual({ listingId: listing.id, version: 2, what: 'corrected', at, by: 'per_y', note: 'Its page says so.', before: { type: facts.type }, after: { type: after.facts.type, status: after.facts.status } });
  expect(HistoryEntry.parse(entry)).toEqual(entry);
  expect(changedFacts(entry.before, entry.after)).toEqual(['type', 'status']);
  expect([isNewValue(entry, 'type'), isNewValue(entry, 'status')]).toEqual([false, true]);
});

test('two spellings of one address are one, and two addresses are two', () => {
  const same = ['https://www.Example.gov/a/?utm_source=news&b=2&a=1#part', 'http://example.gov/a?a=1&b=2', 'https://example.gov/a/index.html?b=2&a=1'].map(sameAddress);
  expect(new Set(same)).toEqual(new Set(['example.gov/a?a=1&b=2']));
  expect(['https://example.gov/a?a=1', 'https://example.gov/b?a=1&b=2', 'https://sub.example.gov/a?a=1&b=2'].map(sameAddress)).not.toContain(same[0]);
  expect(['mailto:a@b.gov', 'no address'].map(sameAddress)).toEqual(['', '']);
});

test('a near title is a duplicate within an agency, and between agencies only if nearly the same', () => {
  const pilot = { title: 'The Blockchain Pilot for Container Records', agency: 'a' };
  expect(likenessOf(pilot, { title: 'Blockchain pilot, container records', agency: 'a' })).toBe('title');
  expect(likenessOf(pilot, { title: 'Blockchain registry of harbor records', agency: 'a' })).toBe(undefined);
  expect(likenessOf(pilot, { title: 'Blockchain pilot for records', agency: 'b' })).toBe(undefined);
  expect(likenessOf({ ...pilot, url: 'https://a.gov/x' }, { title: 'Another name', url: 'http://www.a.gov/x/', agency: 'b' })).toBe('address');
});

test('what the lists hold of a listing stays under a kilobyte, however long its facts are', () => {
  const long = (length: number) => 'ä'.repeat(length);
  const whole: Facts = {
    ...facts, title: { value: long(200), ...said }, summary: { value: `${long(1200)} end`, ...said }, url: { value: `https://example.gov/${'x'.repeat(900)}`, ...said },
    agency: { value: { name: 'An office with a long name of its own in a department', above: [] }, ...said }, uses: { value: ['supply-chain', 'procurement', 'credentials', 'licensing', 'workforce'], ...said },
  };
  expect(Buffer.byteLength(JSON.stringify(cardOf({ ...listing, facts: whole })))).toBeLessThan(1536);
  expect(cardOf({ ...listing, mergedInto: listing.id })).toEqual({ id: listing.id, version: 1, changedAt: at });
});

test('no two states share a tile', () => {
  expect(new Set(states.map(({ column, row }) => `${column} ${row}`)).size).toBe(51);
});
