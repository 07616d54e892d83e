import { expect, test } from 'vitest';
import { Author } from '../../../functions/domain/library/author.ts';
import { authorLines, authorsIn } from '../../../functions/domain/library/author-lines.ts';
import { currentOf, languages, languageWords, licenseWords, linkIn, linkPath, stateOf } from '../../../functions/domain/library/library-words.ts';
import { publicationLinkedData } from '../../../functions/domain/library/linked-data.ts';
import { doiIn, orcidIn } from '../../../functions/domain/library/orcid.ts';
import { publicationForms } from '../../../functions/domain/library/library-forms.ts';
import type { PublicationCard } from '../../../functions/domain/library/publication.ts';
import { shelfName, shelvesOf } from '../../../functions/domain/library/shelves.ts';

test('an ORCID is taken in any spelling when its last character fits', () => {
  expect(orcidIn('https://orcid.org/0000-0002-1825-0097')).toBe('0000-0002-1825-0097');
  expect(orcidIn(' 0000000218250097 ')).toBe('0000-0002-1825-0097');
  expect(orcidIn('0000-0002-1694-233x')).toBe('0000-0002-1694-233X');
  expect(orcidIn('0000-0002-1825-0098')).toBeUndefined();
  expect(orcidIn('0000-0002-1825')).toBeUndefined();
});

test('a DOI is taken with or without its address', () => {
  expect(doiIn('https://doi.org/10.1000/182')).toBe('10.1000/182');
  expect(doiIn('doi: 10.6028/NIST.IR.8202')).toBe('10.6028/NIST.IR.8202');
  expect(doiIn('https://example.org/182')).toBeUndefined();
});

test('authors are typed a line each, and come back as they were typed', () => {
  const text = 'van der Berg, Jean-Paul, Jr. | City Lab | 0000-0002-1825-0097\nSuharto,\nCity Lab\n{Health, Education and Welfare}';
  const authors = authorsIn(`${text}\n\n`);
  expect(authors).toEqual([
    { kind: 'person', family: 'van der Berg', given: 'Jean-Paul', suffix: 'Jr.', affiliation: 'City Lab', orcid: '0000-0002-1825-0097' }, { kind: 'person', family: 'Suharto', given: '', suffix: '', affiliation: '', orcid: '' },
    { kind: 'organization', name: 'City Lab' }, { kind: 'organization', name: 'Health, Education and Welfare' },
  ]);
  expect(authorLines(authors)).toBe(text);
  expect(Author.safeParse({ ...authors[0], orcid: '0000-0002-1825-0098' }).error?.issues[0]?.message).toMatch(/^This is no ORCID/);
  expect(Author.parse({ kind: 'person', family: 'Carberry', orcid: 'https://orcid.org/0000-0002-1825-0097' })).toMatchObject({ orcid: '0000-0002-1825-0097' });
});

test('a version is current until a newer one is published or it is withdrawn', () => {
  const work = { latest: 3, withdrawals: [{ n: 3 }] };
  expect(currentOf(work)).toBe(2);
  expect([1, 2, 3].map((n) => stateOf(work, n))).toEqual(['superseded', 'current', 'withdrawn']);
  expect(currentOf({ latest: 1, withdrawals: [{ n: 1 }] })).toBeUndefined();
});

test('a work stands on the shelf of every combination of what it says, and of nothing it does not', () => {
  const shelves = shelvesOf({ kind: 'brief', license: 'unknown', language: 'en', date: '2017-05' });
  expect(shelves.length).toBe(16);
  expect(shelves).toContain(shelfName({ year: '2017', kind: 'brief' }));
  expect(shelfName({})).toBe('ALL');
  expect(shelvesOf({ kind: 'deck', license: 'MIT' })).toEqual(['ALL', 'kind=deck', 'license=MIT', 'kind=deck&license=MIT']);
});

test('an address of this site names what it shows, and back', () => {
  expect(linkIn('https://site.example/library/pub_1/v2?x#y')).toEqual({ kind: 'publication', id: 'pub_1' });
  expect(linkIn('/challenges/trusted-permits')).toEqual({ kind: 'challenge', id: 'trusted-permits' });
  expect([linkIn('/help'), linkIn('/atlas'), linkIn('')]).toEqual([undefined, undefined, undefined]);
  expect(linkPath({ kind: 'challenge', id: 'chl_1', slug: 'trusted-permits' })).toBe('/challenges/trusted-permits');
});

test('licenses and languages are called what people call them', () => {
  expect([licenseWords({ license: 'unknown' }), licenseWords({ license: 'named', licenseName: 'Open Government Licence of Italy' }), licenseWords({ license: 'CC-BY-4.0' })]).toEqual(['License unknown', 'Open Government Licence of Italy', 'CC-BY-4.0']);
  expect(languages.map(languageWords).filter((words, i) => words === languages[i])).toEqual([]);
});

const card: PublicationCard = {
  id: 'pub_000000000000000000000', n: 1, title: '=Sum & <Co>', kind: 'recording', authors: ['Lena Abara'], authorCount: 4, publisher: 'City Lab', date: '2017', license: 'unknown', keeperName: 'Site', files: 0, captions: false, publishedAt: '2027-01-05T15:00:00.000Z',
};
const about = { origin: 'https://site.example', name: 'Site', title: 'Library', page: '/library', self: '/library.atom', at: '2027-01-06T00:00:00.000Z' };
test('the list as JSON, CSV and Atom', () => {
  expect(JSON.parse(publicationForms.json([card], about))).toMatchObject({ publications: [{ title: '=Sum & <Co>', authors: 'Lena Abara; and 3 more', license: 'License unknown', version_page: 'https://site.example/library/pub_000000000000000000000/v1' }] });
  expect(publicationForms.csv([card], about).split('\r\n')[1]).toMatch(/^pub_0+,1,'=Sum & <Co>,recording,Lena Abara; and 3 more,/);
  const atom = publicationForms.atom([card], { ...about, next: '/library.atom?cursor=x' });
  expect(atom).toContain('<title>=Sum &amp; &lt;Co&gt;</title>');
  expect(atom).toContain('rel="next"');
  expect(atom).toContain('<updated>2027-01-05T15:00:00.000Z</updated>');
});

test('for search engines: a type of its own, and of a withdrawn version no file', () => {
  const work = {
    id: 'pub_1', n: 1, title: 'A call', kind: 'recording' as const, abstract: '', authors: [], publisher: '', address: 'https://site.example/library/pub_1/v1', license: 'unknown' as const, publishedAt: '2027-01-05T15:00:00.000Z', cites: [],
    files: [{ id: 'fil_1', name: 'call.mp4', type: 'video/mp4', size: 5, sha256: 'ab' }], captionsUrl: 'https://site.example/captions', withdrawn: false,
  };
  expect(publicationLinkedData(work)).toMatchObject({ '@type': 'VideoObject', uploadDate: '2027-01-05T15:00:00.000Z', caption: 'https://site.example/captions', encoding: [{ contentUrl: 'https://site.example/library/pub_1/v1/files/fil_1', sha256: 'ab' }] });
  expect(publicationLinkedData(work)).not.toHaveProperty('license');
  expect(publicationLinkedData({ ...work, withdrawn: true })).not.toHaveProperty('encoding');
});
