import { expect, test } from 'vitest';
import { asOneLine, oneLine, seenText } from '../../../functions/domain/words/one-line.ts';

test('what joins letters and emoji is kept; what shows nothing is empty', () => {
  for (const text of ['می‌خواهم', '👨‍👩‍👧 team', 'Zoë']) expect(oneLine().parse(` ${text} `)).toBe(text);
  expect(['\u200b', ' \ufeff\u2060', '\u3164\u115f', '\u2800', '\u00ad'].map(seenText)).toEqual(['', '', '', '', '']);
});

test('a text from elsewhere becomes one line and is never refused', () => {
  expect(['Ada\r\nLovelace', 'a\u202eb\u0000', '\u200b', 'half \ud800'].map(asOneLine)).toEqual(['Ada Lovelace', 'a b', '', 'half \ufffd']);
});
