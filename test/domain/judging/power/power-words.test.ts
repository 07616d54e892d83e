import { expect, test } from 'vitest';
import { likelyWords, powerWords } from '../../../../functions/domain/judging/power/power-words.ts';

const power = { entries: 40, judges: 8, reviews: 3, k: 4, rightShare: 0.7, rightError: 0.02, bestChosen: 0.9, bestError: 0.06, difference: 1, load: 15 };

test('each share is told with the range in which the imagining leaves it', () => {
  expect([likelyWords(0.7, 0.02), likelyWords(0.99, 0.02), likelyWords(1, 0)]).toEqual(['66 to 74%', '95 to 100%', '']);
  expect(powerWords(power)[0]).toBe('With 40 entries, 8 judges and 3 reviews of each, 70% of the 4 chosen would belong there (66 to 74%), and the best entry would be among them 90% of the time (78 to 100%).');
  expect(powerWords({ ...power, k: 1, bestError: 0 })[0]).toMatch(/would be the best one 90% of the time\.$/);
});
