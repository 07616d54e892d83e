import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { NewSlug } from '../../../functions/domain/people/agency.ts';
import { slugOfName } from '../../../functions/domain/import/directory.ts';
import { isOwnWord } from '../../../functions/domain/people/own-address.ts';

const routes = 'web/src/routes';
const foldersIn = (path: string) => readdirSync(path, { withFileTypes: true }).filter((one) => one.isDirectory()).map(({ name }) => name);
const isWord = (name: string) => /^[a-z0-9-]{2,80}$/.test(name);

test('every word the site’s own addresses begin with, or have beside an agency or a challenge, is kept from both', () => {
  const groups = foldersIn(routes);
  const first = groups.flatMap((group) => foldersIn(`${routes}/${group}`));
  const beside = ['agencies', 'challenges'].flatMap((place) => foldersIn(`${routes}/(public)/${place}`));
  const served = [...readFileSync('functions/main/local/server.ts', 'utf8').matchAll(/'\/([a-z]+)[/']/g)].map(([, word]) => word!);
  const words = [...first, ...beside, ...served].filter(isWord);
  expect(words).toEqual(expect.arrayContaining(['me', 'admin', 'run', 'judge', 'api', 'auth']));
  expect(words.filter((word) => !isOwnWord(word))).toEqual([]);
});

test('an agency cannot take such a word, and hears why; a name that comes to one gets another word', () => {
  expect(NewSlug.safeParse('me').error?.issues[0]?.message).toBe('The site needs this word for pages of its own. Choose another, such as the agency’s name.');
  expect(NewSlug.safeParse('City Records').error?.issues[0]?.message).toBe('Use 2 to 80 small letters, digits and dashes, such as city-records.');
  expect([NewSlug.parse('records'), slugOfName('New'), slugOfName('Department of Records')]).toEqual(['records', 'the-new', 'department-of-records']);
});
