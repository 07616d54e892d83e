import { expect, test } from 'vitest';
import { feedbackText, mostOfPart, partsOfFeedback, strongLabels } from '../../../../functions/domain/judging/evaluation/feedback-parts.ts';

const parts = { other: '', strong: 'It runs today.\n\nAnd it is small.', missing: '', next: 'Ask: who pays?' };

test('what a judge tells a team is one text with labels, and comes apart as it was put together', () => {
  const text = 'What is strong: It runs today.\n\nAnd it is small.\n\nWhat to do next: Ask: who pays?';
  expect(feedbackText(parts)).toBe(text);
  expect(partsOfFeedback(text)).toEqual(parts);
  expect(strongLabels(`Judge 1\n\n${text}`)).toBe('### Judge 1\n\n**What is strong.** It runs today.\n\nAnd it is small.\n\n**What to do next.** Ask: who pays?');
  expect([feedbackText({ other: ' ', strong: '', missing: '\n', next: '' }), partsOfFeedback('')]).toEqual(['', { other: '', strong: '', missing: '', next: '' }]);
});

test('a text from before there were parts stays whole, and parts can be written beside it', () => {
  expect(partsOfFeedback('Clear.\n\nSay What is missing: the cost.')).toEqual({ other: 'Clear.\n\nSay What is missing: the cost.', strong: '', missing: '', next: '' });
  const both = { ...parts, other: 'Clear.' };
  expect(partsOfFeedback(feedbackText(both))).toEqual(both);
  expect(strongLabels('Clear.')).toBe('Clear.');
});

test('a label that somebody typed loses no word, and the longest parts fit one text', () => {
  expect(partsOfFeedback('What is missing: The cost.\n\nWhat is missing: The plan.').missing).toBe('The cost.\n\nThe plan.');
  const long = 'x'.repeat(mostOfPart);
  expect(feedbackText({ other: '', strong: long, missing: long, next: long }).length).toBeLessThanOrEqual(4000);
});
