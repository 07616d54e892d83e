import { expect, test } from 'vitest';
import { countIn, markedPieces, stillFoundWords, telltalesIn, withStandIn, type Makers } from '../../../functions/domain/entry/telltale.ts';

const makers: Makers = {
  team: 'Harborlight',
  people: [{ name: 'Rose Okafor-Lund', organization: 'Harborlight Labs of the City', email: 'rose@harborlight.example' }],
};
const found = (...texts: string[]) => telltalesIn(texts, makers).map(({ kind, words }) => `${kind}: ${words}`);

test('names, organizations, addresses and links are found, and nothing that is not in the text', () => {
  expect(found('HARBORLIGHT was founded by Rose Okafor-Lund, Okafor for short.')).toEqual(['team: Harborlight', 'name: Rose Okafor-Lund', 'name: Okafor']);
  expect(found('Harborlight Labs of\nthe City built it.')).toEqual(['organization: Harborlight Labs of the City']);
  expect(found('Write to Rose@Harborlight.example or team@else.example, or see https://else.example/us, or @elsewhere.')).toEqual([
    'email: rose@harborlight.example', 'email: team@else.example', 'link: https://else.example/us', 'account: @elsewhere',
  ]);
  expect(found('Inspectors scan one code.', '')).toEqual([]);
});

test('part of a name counts only as it is written, and never inside another word; words that any team uses do not count', () => {
  expect(found('A rose is planted. Roseanne leads the labs of the city.')).toEqual([]);
  expect(found('Rose leads.')).toEqual(['name: Rose']);
  expect(found('Labs and City hall.')).toEqual([]);
});

test('a name with letters of other scripts or signs of a pattern is found as it is', () => {
  const here = (team: string, text: string) => telltalesIn([text], { team, people: [] }).map(({ words }) => words);
  expect(here('Équipe Ōtsu', 'The work of équipe ōtsu.')).toEqual(['Équipe Ōtsu']);
  expect(here('C++ (beta) [2]', 'By C++ (beta) [2], in May.')).toEqual(['C++ (beta) [2]']);
  expect(here('x', 'An x.')).toEqual([]);
});

test('of two that overlap the longer is marked, and only the chosen one is replaced', () => {
  const text = 'Harborlight Labs of the City is Harborlight.';
  const telltales = telltalesIn([text], makers);
  expect(markedPieces(text, telltales)).toEqual([
    { text: 'Harborlight Labs of the City', marked: true }, { text: ' is ', marked: false }, { text: 'Harborlight', marked: true }, { text: '.', marked: false },
  ]);
  expect(withStandIn(text, telltales, 'Harborlight')).toBe('Harborlight Labs of the City is [team].');
  expect(telltales.map((one) => [one.words, countIn([text, 'harborlight'], telltales, one)])).toEqual([['Harborlight', 2], ['Harborlight Labs of the City', 1]]);
});

test('what is still found is told with its places, the first five by name', () => {
  const telltales = telltalesIn(['Harborlight, by Rose Okafor-Lund.'], makers);
  expect(stillFoundWords(['Harborlight and harborlight.', 'By Rose Okafor-Lund.'], telltales)).toBe('Still found: Harborlight, in 2 places; Rose Okafor-Lund, in 1 place.');
  expect(stillFoundWords(['[team] and [name].'], telltales)).toBe('');
  const many = 'a@b.org c@b.org d@b.org e@b.org f@b.org g@b.org';
  expect(stillFoundWords([many], telltalesIn([many], makers))).toBe('Still found: a@b.org, in 1 place; c@b.org, in 1 place; d@b.org, in 1 place; e@b.org, in 1 place; f@b.org, in 1 place; 1 more.');
});

test('every place is marked and the pieces are the text again', () => {
  const text = 'Rose. Rose, ROSE OKAFOR-LUND\nand rose@harborlight.example.';
  const pieces = markedPieces(text, telltalesIn([text], makers));
  expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  expect(pieces.filter(({ marked }) => marked).map((piece) => piece.text)).toEqual(['Rose', 'Rose', 'ROSE OKAFOR-LUND', 'rose@harborlight.example']);
});
