import { expect, test } from 'vitest';
import { asOneLine, comparedLine, inOneLine, isOneLine, mixedAlphabets, oneLine, paragraphs, seenText } from '../../../functions/domain/words/one-line.ts';

test('what joins letters and emoji is kept; what shows nothing is empty', () => {
  for (const text of ['می‌خواهم', '👨‍👩‍👧 team', '🧔🏽‍♂️', '🏴‍☠️', '🏴\u{e0067}\u{e0062}\u{e007f}', 'क्‍ष', '辻\u{e0100}', 'Zoë']) expect(oneLine().parse(` ${text} `)).toBe(text);
  expect(['\u200b', ' \ufeff\u2060', '\u3164\u115f', '\u2800', '\u00ad'].map(seenText)).toEqual(['', '', '', '', '']);
});

test('a text from elsewhere becomes one line and is never refused', () => {
  expect(['Ada\r\nLovelace', 'a\u202eb\u0000', '\u200b', 'half \ud800'].map(asOneLine)).toEqual(['Ada Lovelace', 'ab', '', 'half \ufffd']);
});

test('what nobody sees is refused where no script needs it', () => {
  for (const hidden of ['\u200b', '\u200c', '\u200d', '\u200e', '\u2060', '\ufeff', '\u00ad', '\u202e', '\u2066', '\u3164', '\ufe0f', '\u{e0100}', '\u{e0041}', '\ufff9']) expect(isOneLine(`a${hidden}b`), hidden.codePointAt(0)!.toString(16)).toBe(false);
  expect(isOneLine('\u200b.pdf')).toBe(false);
});

test('lines that read alike are compared as one', () => {
  const same = ['Tidewater Straße', 'tidewater  STRASSE', 'Ｔidewater Straße', 'Tide\u200bwater Straße ', 'Ti\u00addewater Stra\u00dfe'];
  expect(new Set(same.map(comparedLine))).toEqual(new Set(['tidewater strasse']));
  expect(comparedLine('Tidewaters')).not.toBe(comparedLine('Tidewater'));
});

test('a word in two alphabets that read alike is told from words in one each', () => {
  expect(['Tidew\u0430ter', 'Tidewate\u03c1 two', '\u041eak'].map(mixedAlphabets)).toEqual([true, true, true]);
  expect(['Tidewater', '\u041f\u0440\u0438\u0432\u0435\u0442 team', '\u0391\u03b8\u03ae\u03bd\u03b1-Lab', 'Zoë 2', '東京 lab'].map(mixedAlphabets)).toEqual([false, false, false, false, false]);
});

test('lines of one text become a list on one line', () => {
  expect(['City lab\r\nHarbor school,\n\n', 'City lab, Harbor school', ''].map(inOneLine)).toEqual(['City lab, Harbor school', 'City lab, Harbor school', '']);
});

test('words of several lines keep their lines; of invisible characters alone they are none', () => {
  const required = paragraphs().min(1, 'Write something first.');
  expect(required.parse('  One.\n\nTwo \u200b👩\u200d🔧. ')).toBe('One.\n\nTwo \u200b👩\u200d🔧.');
  for (const unseen of ['\u200b', ' \n\u2060\ufeff', '\u3164'.repeat(40), '\u2800']) expect(required.safeParse(unseen).error?.issues.map(({ message }) => message)).toEqual(['Write something first.']);
});
