import { expect, test } from 'vitest';
import { contestedSet, unweighed } from '../../../../functions/domain/judging/deliberation/contested-set.ts';

const entry = (entryId: string, place: number, chance: number) => ({ entryId, place, score: 100 - place, topChances: [chance] });
const placed = [entry('a', 1, 0.99), entry('b', 2, 0.6), entry('c', 3, 0.5), entry('d', 4, 0.4), entry('e', 5, 0)];
const cuts = [{ k: 3, fragile: [] }];

test('a room is suggested for what the scores leave open at the border', () => {
  expect(contestedSet(placed, cuts).toSorted()).toEqual(['b', 'c', 'd']);
});

test('what a room weighed is suggested no more, and one entry that is left alone is not', () => {
  const set = contestedSet(placed, cuts);
  expect(unweighed(set, new Set(['a', 'b', 'c', 'd', 'e'])).toSorted()).toEqual(['b', 'c', 'd']);
  expect(unweighed(set, new Set(['a', 'b', 'd'])).toSorted()).toEqual(['b', 'd']);
  expect(unweighed(set, new Set(['a', 'd', 'e']))).toEqual([]);
});
