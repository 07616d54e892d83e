import { expect, test } from 'vitest';
import { marksOf, mergeAnswers, sameAnswers } from '../../web/src/lib/merge-answers.ts';

const seen = marksOf({ pitch: 'At first.', cost: 100, who: ['Residents'] });

test('each person’s own questions are kept, and only a question both changed is a clash', () => {
  const mine = { pitch: 'Mine.', cost: 100, who: ['Residents', 'Businesses'] };
  const theirs = { pitch: 'Theirs.', cost: 250, who: ['Residents'], name: 'New' };
  expect(mergeAnswers(seen, mine, theirs)).toEqual({
    answers: { pitch: 'Mine.', cost: 250, who: ['Residents', 'Businesses'], name: 'New' }, taken: ['cost', 'name'], clashes: ['pitch'],
  });
});

test('what one person cleared stays cleared unless the other wrote there', () => {
  expect(mergeAnswers(seen, { cost: 100 }, { pitch: 'At first.', cost: 100, who: ['Staff'] })).toEqual({ answers: { cost: 100 }, taken: [], clashes: ['who'] });
});

test('the same words on both sides are no clash', () => {
  expect(mergeAnswers(seen, { pitch: 'Same.' }, { pitch: 'Same.' })).toEqual({ answers: { pitch: 'Same.' }, taken: [], clashes: [] });
  expect([sameAnswers({ a: '' }, {}), sameAnswers({ a: '1' }, { a: 1 })]).toEqual([true, false]);
});
