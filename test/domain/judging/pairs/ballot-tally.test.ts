import { expect, test } from 'vitest';
import { sha256 } from '../../../../functions/adapters/system/sha256.ts';
import { idBytes, makeId } from '../../../../functions/domain/id.ts';
import { contestedSet } from '../../../../functions/domain/judging/deliberation/contested-set.ts';
import { aliasOf, isOpen, pairsFor, type PairAnswer } from '../../../../functions/domain/judging/deliberation/deliberation.ts';
import { tallyOf } from '../../../../functions/domain/judging/pairs/ballot-tally.ts';

const id = (kind: 'entry' | 'team' | 'room' | 'person', n: number) => makeId(kind, Uint8Array.from({ length: idBytes }, () => n));
const room = { id: id('room', 1), entries: ['AAA', 'BBB', 'CCC'].map((code, n) => ({ entryId: id('entry', n + 1), teamId: id('team', n + 1), code })) };
const ids = room.entries.map(({ entryId }) => entryId);
/** Whoever comes first in `order` wins; without an order, nobody does. */
const ballot = (person: number, order?: string[]) => {
  const stronger = ({ first, second }: { first: string; second: string }): PairAnswer['stronger'] => (!order ? 'equal' : order.indexOf(first) < order.indexOf(second) ? 'first' : 'second');
  return { answers: pairsFor(room, id('person', person), sha256).map((pair) => ({ ...pair, stronger: stronger(pair) })) };
};
const backwards = ids.toReversed();

test('every member is asked every pair once, in an order and with sides of their own', () => {
  const asked = [1, 2, 3, 4, 5, 6].map((person) => pairsFor(room, id('person', person), sha256));
  const sets = asked.map((pairs) => pairs.map(({ first, second }) => [first, second].toSorted().join(' ')).toSorted());
  expect([sets.every((set) => new Set(set).size === 3), new Set(sets.map(String)).size]).toEqual([true, 1]);
  expect(new Set(asked.map((pairs) => JSON.stringify(pairs))).size).toBeGreaterThan(3);
  expect(pairsFor(room, id('person', 1), sha256)).toEqual(asked[0]);
});

test('the entry that all prefer comes first, whatever side it was shown on, and few ballots are said to be unsure', () => {
  const tally = tallyOf(room, [1, 2, 3].map((person) => ballot(person, backwards)), sha256);
  expect(tally.order.map(({ code, place, pairsWon }) => ({ code, place, pairsWon }))).toEqual([{ code: 'CCC', place: 1, pairsWon: 2 }, { code: 'BBB', place: 2, pairsWon: 1 }, { code: 'AAA', place: 3, pairsWon: 0 }]);
  expect(tally.pairs).toEqual([{ one: 'AAA', other: 'BBB', forOne: 0, forOther: 3, even: 0 }, { one: 'AAA', other: 'CCC', forOne: 0, forOther: 3, even: 0 }, { one: 'BBB', other: 'CCC', forOne: 0, forOther: 3, even: 0 }]);
  expect(tally.order[0]!.sure).toBe('Between place 1 and place 2.');
  const many = tallyOf(room, Array.from({ length: 40 }, (_, person) => ballot(person % 200, backwards)), sha256);
  expect(many.order.map(({ sure }) => sure)).toEqual(['Place 1, surely.', 'Place 2, surely.', 'Place 3, surely.']);
});

test('without a preference nobody wins, and without a ballot there is nothing to say', () => {
  const { order, pairs } = tallyOf(room, [ballot(1), ballot(2), ballot(3)], sha256);
  expect(order.map(({ place, shared, pairsWon }) => [place, shared, pairsWon])).toEqual([[1, true, 0], [1, true, 0], [1, true, 0]]);
  expect(pairs.map(({ even }) => even)).toEqual([3, 3, 3]);
  expect(tallyOf(room, [], sha256)).toEqual({ ballots: 0, order: [], pairs: [] });
});

test('names made up for a room go on after Z, and a room ends by its clock or when it is closed', () => {
  expect([0, 25, 26, 51, 52].map(aliasOf)).toEqual(['Judge A', 'Judge Z', 'Judge AA', 'Judge AZ', 'Judge BA']);
  const endsAt = '2027-02-20T22:00:59.999Z';
  expect([isOpen({ endsAt }, endsAt), isOpen({ endsAt }, '2027-02-20T22:01:00.000Z'), isOpen({ endsAt, closed: { by: 'x', at: endsAt, reason: '' } }, '2027-02-01T00:00:00.000Z')]).toEqual([true, false, false]);
});

test('a room is first for what the scores leave open at a border of the prizes: ties, entries too close to call, and those there by one judge', () => {
  const entry = (n: number, score: number, chance?: number) => ({ entryId: id('entry', n), place: n, score, ...(chance === undefined ? {} : { topChances: [chance] }) });
  const cut = { k: 2, fragile: [] as string[] };
  expect(contestedSet([entry(1, 90, 1), entry(2, 80, 0.7), entry(3, 79, 0.3), entry(4, 50, 0)], [cut])).toEqual([id('entry', 2), id('entry', 3)]);
  expect(contestedSet([entry(1, 90), entry(2, 80.01), entry(3, 80.04), entry(4, 50)], [cut])).toEqual([id('entry', 2), id('entry', 3)]);
  expect(contestedSet([entry(1, 90, 1), entry(2, 80, 0.99), entry(3, 60, 0.5)], [{ k: 2, fragile: [id('entry', 2)] }])).toEqual([id('entry', 2), id('entry', 3)]);
  expect(contestedSet([entry(1, 90, 1), entry(2, 80, 0.99), entry(3, 60, 0.01)], [cut])).toEqual([]);
  expect(contestedSet(Array.from({ length: 12 }, (_, n) => entry(n + 1, 80)), [cut])).toHaveLength(8);
});
