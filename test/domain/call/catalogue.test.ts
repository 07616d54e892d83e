import { expect, test } from 'vitest';
import { CatalogueQuery, type ChallengeCard, searchCatalogue } from '../../../functions/domain/call/catalogue.ts';

const now = '2027-01-10T12:00:00.000Z';
const day = (n: number) => `2027-01-${String(n).padStart(2, '0')}T22:00:00.000Z`;

const card = (slug: string, change: Partial<ChallengeCard> = {}): ChallengeCard => ({
  id: `chl_${slug}`, slug, agencyId: 'agy_a', agencyName: 'Records', title: slug, tagline: '', approval: 'approved', publishAt: day(1), participation: 'public',
  zone: 'America/New_York', phases: [], prizeCents: 0, areas: [], rulesHash: '', rulesVersion: 1, ...change,
});
const running = (opens: number, closes: number): Partial<ChallengeCard> => ({ phases: [{ id: 'entries', kind: 'entries', name: 'Entries', opensAt: day(opens), closesAt: day(closes) }] });
const listing = { url: 'https://example.org/a', source: 'Example.org', sourceId: '1' };
const search = (cards: ChallengeCard[], query: object) => searchCatalogue(cards, CatalogueQuery.parse(query), now);
const slugs = (cards: ChallengeCard[], query: object) => search(cards, query).items.map((row) => row.slug);

test('what runs comes first, closing soonest; then what is over, latest first; what names no date last', () => {
  const cards = [card('over-early', running(1, 3)), card('later', running(2, 20)), card('undated', { listing }), card('soon', running(2, 12)), card('over-late', running(1, 9))];
  expect(slugs(cards, { status: 'all' })).toEqual(['soon', 'later', 'over-late', 'over-early', 'undated']);
});

test('a cancelled one stands among what is over, by the day it was cancelled, and is never the newest', () => {
  const cancelled = card('cancelled', { ...running(2, 11), publishAt: day(4), cancelled: { at: day(5), reason: 'No money.' } });
  const cards = [cancelled, card('soon', running(2, 12)), card('over-late', running(1, 9)), card('over-early', running(1, 3)), card('undated', { listing })];
  expect(slugs(cards, { status: 'all' })).toEqual(['soon', 'over-late', 'cancelled', 'over-early', 'undated']);
  expect(slugs(cards, { status: 'closed' })).toEqual(['over-late', 'cancelled', 'over-early']);
  expect(slugs(cards, { status: 'all', sort: 'newest' }).at(-1)).toBe('cancelled');
});

test('a listing is open until its own deadline and then closed: nothing is said of judging elsewhere', () => {
  const cards = [card('undated', { listing }), card('running', { listing, ...running(2, 20) }), card('over', { listing, ...running(1, 3) })];
  expect(search(cards, { status: 'all', sort: 'title' }).items.map((row) => `${row.slug} ${row.stage}`)).toEqual(['over closed', 'running open', 'undated open']);
});

test('what was cancelled before anybody could read it is on no list', () => {
  const cancelled = { at: day(2), reason: 'No money.' };
  const cards = [card('told', { ...running(5, 20), cancelled }), card('never-public', { ...running(25, 28), publishAt: day(24), cancelled })];
  expect(slugs(cards, { status: 'all' })).toEqual(['told']);
});

test('filters offer every agency and area of the published list with its count, whatever is chosen', () => {
  const water = { id: 'water', name: 'Water' };
  const cards = [
    card('one', { ...running(2, 20), areas: [water, { id: 'air', name: 'Air' }] }),
    card('two', { ...running(2, 20), agencyId: 'agy_b', agencyName: 'Bridges', areas: [water] }),
    card('hidden', { publishAt: day(30), agencyId: 'agy_c', agencyName: 'Secret', areas: [{ id: 'secret', name: 'Secret' }] }),
  ];
  const found = search(cards, { area: 'air' });
  expect(found.items.map((row) => row.slug)).toEqual(['one']);
  expect(found.agencies).toEqual([{ id: 'agy_b', name: 'Bridges', count: 1 }, { id: 'agy_a', name: 'Records', count: 1 }]);
  expect(found.areas).toEqual([{ id: 'air', name: 'Air', count: 1 }, { id: 'water', name: 'Water', count: 2 }]);
});

test('the smallest prize is written as people write money', () => {
  const cards = [card('small', { ...running(2, 20), prizeCents: 5_099_999 }), card('large', { ...running(2, 20), prizeCents: 5_100_000 })];
  for (const prize_min of ['51000', '$51,000', ' $ 51,000 ', '51,000', '0051000']) expect({ prize_min, found: slugs(cards, { prize_min }) }).toEqual({ prize_min, found: ['large'] });
  for (const prize_min of ['', '0', '$0']) expect({ prize_min, found: slugs(cards, { prize_min }) }).toEqual({ prize_min, found: ['small', 'large'] });
});

test('the answer names the next instant at which the clock alone changes it, a publication included', () => {
  expect(search([card('one', running(2, 20)), card('scheduled', { publishAt: day(11) })], {}).until).toBe(day(11));
  expect(search([card('over', running(1, 3))], { status: 'all' }).until).toBeUndefined();
});
