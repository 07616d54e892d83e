import { expect, test } from 'vitest';
import { readingWords } from '../../../../../functions/domain/judging/scores/judges/reading-words.ts';

const reading = (severity: number, severityInterval: [number, number]) => ({ severity, severityInterval, relativeSpread: 1, scores: 12, outliers: [] }) as unknown as Parameters<typeof readingWords>[0];

test('who may be as strict as the average judge reads that first, and who surely is not reads by how much', () => {
  expect([readingWords(reading(-5.8, [-12.9, 1.2]))[0], readingWords(reading(-5.8, [-9, -2]))[0]]).toEqual([
    'How strict you were cannot be told apart from the average judge: 9 times in 10 the truth is between 12.9 points stricter and 1.2 points milder.',
    'You were 5.8 points stricter than the average judge, on 0 to 100. 9 times in 10 the truth is between 9.0 points stricter and 2.0 points stricter. The results take that out.',
  ]);
});

test('a judge reads of a drift that chance alone would seldom make, in points along the list; and that few reviews say little', () => {
  const usual = reading(0, [-3, 3]);
  const along = 'From the first to the last entry of your list your scores rose by about 9.2 points; the results correct only for the trend that all judges have in common.';
  expect(readingWords({ ...usual, drift: 3, driftInterval: [1, 5] })).toContain(along);
  expect(readingWords({ ...usual, drift: 3, driftInterval: [-1, 7] }).join(' ')).not.toContain('rose');
  expect([readingWords(usual)[0], readingWords({ ...usual, scores: 5 })[0]]).toEqual([expect.stringContaining('How strict you were'), 'You scored few entries, so all that follows says little.']);
});
