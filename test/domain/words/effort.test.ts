import { expect, test } from 'vitest';
import { effortWords, minutesOfForm } from '../../../functions/domain/words/effort.ts';
import { filesWords } from '../../../functions/domain/entry/upload.ts';

test('how long a thing takes is said in minutes under an hour, then in half hours', () => {
  expect([1, 45, 59, 60, 80, 90, 95, 120, 240].map(effortWords)).toEqual(['1 minute', '45 minutes', '59 minutes', '1 hour', '1.5 hours', '1.5 hours', '1.5 hours', '2 hours', '4 hours']);
  expect(minutesOfForm([{ minutes: 15 }, { minutes: 40 }])).toBe(55);
});

test('what a question takes is said in the same words everywhere', () => {
  expect([1, 3].map(filesWords)).toEqual(['one file, 25 MB each', 'up to 3 files, 25 MB each']);
});
