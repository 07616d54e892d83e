import { expect, test } from 'vitest';
import { saidBy } from '../../../../functions/domain/record/receipt/leaf-words.ts';

test('what a judge’s receipt says is in plain words: no name of a field, no raw form', () => {
  const leaf = {
    id: 'act_1', at: '2027-01-18T15:00:00.000Z', backfilled: false, act: 'score.committed', ch: 'chl_1', n: 9, pub: { round: 'rnd_1' }, unshown: 0,
    disclosed: new Map<string, unknown>([['judge', 'p_7'], ['entry', 'E7K2XX'], ['version', 1], ['composite', '75'], ['words', 'ab12'], ['marks', { 'public-value': 4, feasibility: 3 }]]),
  };
  expect(saidBy(leaf, 'America/New_York')).toEqual([
    ['Act', 'Scores given'], ['Received', 'January 18, 2027 at 10:00 a.m. Eastern (2027-01-18T15:00Z)'], ['Id of the challenge', 'chl_1'], ['Count of acts of the challenge', '9'], ['Round', 'rnd_1'],
    ['Judge, as the record calls them', 'p_7'], ['Entry', 'E7K2XX'], ['Version', '1'], ['Weighted total, of 100', '75'], ['SHA-256 of the written words', 'ab12'], ['Marks', 'public value 4, feasibility 3'], ['Id of the act', 'act_1'],
  ]);
});

test('a leaf about the record itself names no challenge', () => {
  const leaf = { id: 'act_1', at: '2027-01-18T15:00:00.000Z', backfilled: false, act: 'log.opened', ch: 'log', n: 1, pub: {}, disclosed: new Map<string, unknown>(), unshown: 0 };
  expect(saidBy(leaf, 'UTC')).toContainEqual(['About', 'The record itself']);
});
