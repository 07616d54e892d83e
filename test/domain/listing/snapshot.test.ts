import { expect, test } from 'vitest';
import type { ListingCard } from '../../../functions/domain/listing/row.ts';
import { applyCards, lookFrom, rowsIn } from '../../../functions/domain/listing/snapshot.ts';
import { generatedRows } from '../../support/generated-atlas.ts';

const [one, two] = generatedRows(2) as [ListingCard['row'] & object, ListingCard['row'] & object];
const card = (row: typeof one, version: number, shown = true): ListingCard => ({ id: row.id, version, changedAt: row.changedAt, ...(shown ? { row: { ...row, title: `Version ${version}` } } : {}) });
const titles = (cards: ReadonlyMap<string, ListingCard>) => rowsIn(cards).map(({ title }) => title);

test('the newest card of each listing stands, in whatever order they come', () => {
  const { cards, changed } = applyCards(new Map(), [card(one, 2), card(one, 1), card(two, 1)]);
  expect([titles(cards).toSorted(), changed]).toEqual([['Version 1', 'Version 2'], true]);
  expect(applyCards(cards, [card(one, 1), card(two, 1)])).toEqual({ cards, changed: false });
});

test('an older card brings nothing back that left the lists', () => {
  const { cards } = applyCards(new Map([[one.id, card(one, 1)]]), [card(one, 2, false)]);
  expect(titles(cards)).toEqual([]);
  expect(titles(applyCards(cards, [card(one, 1)]).cards)).toEqual([]);
  expect(titles(applyCards(cards, [card(one, 3)]).cards)).toEqual(['Version 3']);
});

test('each look begins a little before the last one ended', () => {
  expect(lookFrom('2027-01-05T15:00:00.000Z')).toBe('2027-01-05T14:58:00.000Z');
});
