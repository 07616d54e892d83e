import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const page = readFileSync('docs/features.md', 'utf8');
const states = ['yes', 'part', 'not yet'] as const;

/** A row: its number, the words of its cells, how far it is built with what is missing, and the tests it names. */
const rows = page.split('\n').filter((line) => /^\| *\d/.test(line)).map((line) => {
  const cells = line.split(/(?<!\\)\|/).slice(1, -1).map((cell) => cell.trim());
  const [number, feature = '', does = '', state = '', proof = ''] = cells;
  return { number: Number(number), width: cells.length, feature, does, state, ...stateIn(state), proof, tests: testsIn(proof) };
});
function stateIn(state: string) {
  const [, built, lacks = ''] = /^\**(yes|part|not yet)\**(?:: (.+))?$/.exec(state) ?? [];
  return { built: states.find((one) => one === built), lacks };
}
function testsIn(proof: string) {
  return proof === '' ? [] : proof.split('<br>').map((one) => {
    const [, file = '', title = ''] = /^`(test\/[\w./-]+\.test\.ts)` › “(.+)”$/.exec(one) ?? [];
    return { file, title };
  });
}
const numbersOf = (picked: (row: (typeof rows)[number]) => boolean) => rows.filter(picked).map(({ number }) => number);

/** Titles stand in the source as they are: one that a table or a template makes up is named nowhere. */
const titlesIn = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^\s*(?:test|it)\((['"])((?:\\.|(?!\1).)*)\1/gm)].map(([, , title]) => title!.replaceAll(/\\(.)/g, '$1'));

test('there are 90 rows, numbered in order, each with all of its cells and a state', () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 90 }, (_, i) => i + 1));
  expect(numbersOf(({ width, feature, does, built }) => width !== 5 || !feature || !does || !built)).toEqual([]);
  expect(numbersOf(({ does }) => does.split(/\s+/).length > 12), 'more than twelve words').toEqual([]);
});

test('what is whole or in part names a test, what is not yet names none, and what is not whole says what is missing', () => {
  expect(numbersOf(({ built, tests }) => (built === 'not yet') !== (tests.length === 0))).toEqual([]);
  expect(numbersOf(({ built, lacks }) => (built === 'yes') !== (lacks === ''))).toEqual([]);
});

test('every test that is named is there, by its file and its exact title, and once in its row', () => {
  const wrong = rows.flatMap(({ number, tests, proof }) =>
    tests.flatMap(({ file, title }) => {
      if (!file || !title) return [`${number}: not a file and a title: ${proof}`];
      if (!existsSync(file)) return [`${number}: no such file: ${file}`];
      return titlesIn(file).includes(title) ? [] : [`${number}: no test of this title in ${file}: ${title}`];
    }),
  );
  expect(wrong).toEqual([]);
  expect(numbersOf(({ tests }) => new Set(tests.map((one) => JSON.stringify(one))).size < tests.length)).toEqual([]);
});

test('the sums at the top are those of the rows', () => {
  const [, ...told] = /^\*\*(\d+) whole, (\d+) in part, (\d+) not yet\.\*\*/m.exec(page) ?? [];
  expect(told.map(Number)).toEqual(states.map((state) => numbersOf(({ built }) => built === state).length));
});
