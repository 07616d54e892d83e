import { expect, test } from 'vitest';
import { askedWhere, limitsOf, sentence } from '../../../functions/domain/call/asked-limits.ts';

test('a limit is said in words, and only where it belongs to the kind of answer', () => {
  expect([
    limitsOf({ type: 'number', min: 1, max: 40 }), limitsOf({ type: 'number', min: 0.5 }), limitsOf({ type: 'money', max: 25000 }), limitsOf({ type: 'money', min: -5, max: 5 }),
    limitsOf({ type: 'paragraph', maxWords: 1200 }), limitsOf({ type: 'text', maxWords: 1 }), limitsOf({ type: 'text', min: 1 }), limitsOf({ type: 'date', maxWords: 3 }), limitsOf({ type: 'number' }),
  ]).toEqual(['from 1 to 40', 'at least 0.5', 'at most $25,000', 'from -$5 to $5', 'at most 1,200 words', 'at most 1 word', '', '', '']);
  expect([sentence('from 1 to 40'), sentence('')]).toEqual(['From 1 to 40.', '']);
});

test('a question of one area says so', () => {
  const areas = [{ id: 'bridges', name: 'Bridges' }, { id: 'roads', name: 'Roads' }];
  expect([askedWhere({ areas: ['roads'] }, areas), askedWhere({ areas: ['roads', 'bridges'] }, areas), askedWhere({ areas: [] }, areas)]).toEqual(['Asked in: Roads.', 'Asked in: Bridges, Roads.', '']);
});
