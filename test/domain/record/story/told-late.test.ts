import { expect, test } from 'vitest';
import { toldAfter, toldLateWords } from '../../../../functions/domain/record/story/told-late.ts';

const at = (minute: string) => `2027-01-01T00:${minute}:00.000Z`;

test('a leaf that is told much later than it happened says after what it came; one in its turn, or a moment late, does not', () => {
  expect(toldAfter([at('01'), at('45'), at('02'), at('40'), at('46')])).toEqual([undefined, undefined, at('45'), undefined, undefined]);
});

test('of a whole log it is said how many acts are dated before they came on the record, and which', () => {
  expect(toldLateWords([])).toEqual([]);
  expect(toldLateWords([7])).toEqual(['One act is dated before it came on the record, by more than ten minutes: leaf 7. Of it the record proves only that it was told later, and the date is the site’s word.']);
  expect(toldLateWords(Array.from({ length: 1200 }, (_, i) => i))[0]).toMatch(/^1,200 acts are dated before they came on the record, by more than ten minutes: leaf 0, 1, 2, 3, 4, 5, 6, 7 and more\. Of these /);
});
