import { expect, test } from 'vitest';
import { wholeWords } from '../../../functions/domain/words/whole-words.ts';

test('a text is cut after a word, without the sign that followed it, and says that it goes on', () => {
  expect(wholeWords('A group met each week, on Friday.', 80)).toBe('A group met each week, on Friday.');
  expect(wholeWords('A group met each week, on Friday.', 24)).toBe('A group met each week…');
  expect(wholeWords('A group met each week, on Friday.', 20)).toBe('A group met each…');
  expect(wholeWords('Wordwithoutspace', 8)).toBe('Wordwith…');
});
