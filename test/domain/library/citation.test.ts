import { describe, expect, test } from 'vitest';
import { bibtex, citationKey } from '../../../functions/domain/library/citation/bibtex.ts';
import type { Author, Citable } from '../../../functions/domain/library/citation/citable.ts';
import { csl } from '../../../functions/domain/library/citation/csl.ts';
import { ris } from '../../../functions/domain/library/citation/ris.ts';
import { apa, chicago } from '../../../functions/domain/library/citation/written.ts';

const person = (family: string, given: string, more: Partial<Extract<Author, { kind: 'person' }>> = {}): Author => ({ kind: 'person', family, given, suffix: '', affiliation: '', orcid: '', ...more });
const organization = (name: string): Author => ({ kind: 'organization', name });
const work = (more: Partial<Citable> = {}): Citable => ({
  id: 'pub_1', n: 2, title: 'Ledgers in city services', kind: 'white-paper', abstract: '', authors: [person('Abara', 'Lena')], publisher: 'City Lab', date: '2017-10-05', language: 'en', address: 'https://site.example/library/pub_1/v2', ...more,
});
const at = 'https://site.example/library/pub_1/v2';

describe('as text', () => {
  test('one author, a whole date', () => {
    expect(apa(work())).toBe(`Abara, L. (2017, October 5). Ledgers in city services (Version 2) [White paper]. City Lab. ${at}`);
    expect(chicago(work())).toBe(`Abara, Lena. Ledgers in city services. Version 2. White paper. City Lab, October 5, 2017. ${at}.`);
  });

  test('particles, hyphens, accents and suffixes stay where they belong', () => {
    const authors = [person('van der Berg', 'Jean-Paul Émile'), person('Núñez Ördög', 'åsa'), person('King', 'Martin Luther', { suffix: 'Jr.' })];
    expect(apa(work({ authors, date: '2017-10' }))).toBe(`van der Berg, J.-P. É., Núñez Ördög, Å., & King, M. L., Jr. (2017, October). Ledgers in city services (Version 2) [White paper]. City Lab. ${at}`);
    expect(chicago(work({ authors, date: '2017' }))).toBe(`van der Berg, Jean-Paul Émile, åsa Núñez Ördög, and Martin Luther King Jr. Ledgers in city services. Version 2. White paper. City Lab, 2017. ${at}.`);
  });

  test('without an author the title stands first, without a date it says so, and a title ends once', () => {
    const bare = work({ authors: [], date: undefined, title: 'Who needs a ledger?' });
    expect(apa(bare)).toBe(`Who needs a ledger? (Version 2) [White paper]. (n.d.). City Lab. ${at}`);
    expect(chicago(bare)).toBe(`Who needs a ledger? Version 2. White paper. City Lab, n.d. ${at}.`);
  });

  test('an organization that publishes what it wrote is said once', () => {
    const own = work({ authors: [organization('City Lab')], doi: '10.1000/a#b' });
    expect(apa(own)).toBe(`City Lab. (2017, October 5). Ledgers in city services (Version 2) [White paper]. https://doi.org/10.1000/a%23b ${at}`);
    expect(chicago(own)).toBe(`City Lab. Ledgers in city services. Version 2. White paper. October 5, 2017. https://doi.org/10.1000/a%23b ${at}.`);
  });

  test('many authors are shortened as each style says', () => {
    const authors = Array.from({ length: 22 }, (_, i) => person(`Name${i + 1}`, 'Ada'));
    expect(apa(work({ authors }))).toContain('Name18, A., Name19, A., . . . Name22, A. (2017');
    expect(chicago(work({ authors }))).toContain('Name1, Ada, Ada Name2, Ada Name3, Ada Name4, Ada Name5, Ada Name6, Ada Name7, et al. Ledgers');
  });
});

describe('BibTeX', () => {
  test('every field, with its key', () => {
    expect(bibtex(work({ authors: [person('van der Berg', 'Jean-Paul'), organization('Department of Roads and Bridges'), person('King', 'Martin', { suffix: 'Jr.' })], doi: '10.1000/182' }))).toBe([
      '@techreport{berg2017ledgersv2,', '  author = {van der Berg, Jean-Paul and {Department of Roads and Bridges} and King, Jr., Martin},', '  title = {{Ledgers in city services}},', '  institution = {City Lab},', '  type = {White paper},',
      '  year = {2017},', '  month = oct,', '  note = {Version 2},', '  doi = {10.1000/182},', `  url = {${at}},`, '  language = {en}', '}', '',
    ].join('\n'));
  });

  test('what means something to TeX is escaped, and braces stay balanced', () => {
    const text = bibtex(work({ title: 'R&D at 100% {of} #1_cost ~ $5 ^ a\\b }', authors: [person('Ó Briain', 'Séan'), person('Sand', 'Rock and Roll'), person('Suharto', '')] }));
    expect(text).toContain('title = {{R\\&D at 100\\% \\textbraceleft{}of\\textbraceright{} \\#1\\_cost \\textasciitilde{} \\$5 \\textasciicircum{} a\\textbackslash{}b \\textbraceright{}}}');
    expect(text).toContain('author = {{Ó Briain}, Séan and Sand, {Rock and Roll} and {Suharto}}');
    expect([...text].filter((one) => one === '{').length).toBe([...text].filter((one) => one === '}').length);
  });

  test('its key is plain letters, and falls back to the id', () => {
    expect(citationKey(work({ authors: [person('Ångström', 'A')], title: 'Étude des registres' }))).toBe('angstrom2017etudev2');
    expect(citationKey(work({ authors: [], date: undefined, title: '区块链' }))).toBe('pub_1v2');
  });
});

test('RIS: lines end where they must, and a comma parts only a family name', () => {
  const text = ris(work({ kind: 'deck', abstract: 'Two\nlines\u2028here.', authors: [person('King', 'Martin', { suffix: 'Jr.' }), organization('University of California, Berkeley')], date: '2017-10' }));
  expect(text).toBe([
    'TY  - SLIDE', 'AU  - King, Martin, Jr.', 'AU  - University of California Berkeley', 'TI  - Ledgers in city services', 'PB  - City Lab', 'PY  - 2017', 'DA  - 2017/10//', 'ET  - Version 2', 'M3  - Deck', 'LA  - en', 'AB  - Two lines here.',
    `UR  - ${at}`, 'ER  - ', '',
  ].join('\r\n'));
  expect(ris(work({ authors: [], date: undefined })).split('\r\n').map((line) => line.slice(0, 2))).toEqual(['TY', 'TI', 'PB', 'ET', 'M3', 'LA', 'UR', 'ER', '']);
});

test('CSL-JSON: particles and suffixes in fields of their own, dates as far as they are known', () => {
  expect(csl(work({ authors: [person('de la Cruz', 'Sor Juana'), person('King', 'M.', { suffix: 'Jr.' }), person('Suharto', ''), organization('City Lab')], date: '2017-10', doi: '10.1/x', abstract: 'Words.' }))).toEqual({
    id: 'cruz2017ledgersv2', type: 'report', title: 'Ledgers in city services', author: [{ family: 'Cruz', given: 'Sor Juana', 'non-dropping-particle': 'de la' }, { family: 'King', given: 'M.', suffix: 'Jr.' }, { literal: 'Suharto' }, { literal: 'City Lab' }],
    publisher: 'City Lab', issued: { 'date-parts': [[2017, 10]] }, version: '2', genre: 'White paper', abstract: 'Words.', language: 'en', DOI: '10.1/x', URL: at,
  });
  expect(Object.keys(csl(work({ authors: [], date: undefined, publisher: '' })))).toEqual(['id', 'type', 'title', 'version', 'genre', 'language', 'URL']);
});
