type Place = { origin: string; name: string; contact?: string | undefined };
type File = { path: string; type: string; title: string };
type Data = { id: string; page: string; title: string; about: string; words: string[]; files: File[] };

const json = 'application/json';
const csv = 'text/csv';
const atom = 'application/atom+xml';

/** What this site publishes as data, each with the files that hold it. */
const published: Data[] = [
  {
    id: 'challenges', page: '/challenges', title: 'Challenges', words: ['challenges', 'prize competitions', 'open innovation'],
    about: 'Every public challenge: the agency that asks, the need, the phases with their dates, the prizes, and how it stands.',
    files: [
      { path: '/challenges.json?status=all', type: json, title: 'JSON' }, { path: '/challenges.csv?status=all', type: csv, title: 'CSV' }, { path: '/challenges.atom?status=all', type: atom, title: 'Atom feed' },
      { path: '/api/challenges', type: json, title: 'JSON in the field names of Challenge.gov' },
    ],
  },
  {
    id: 'atlas', page: '/atlas', title: 'Atlas of public programs', words: ['programs', 'pilots', 'distributed ledger', 'blockchain', 'public sector'],
    about: 'Programs, pilots, reports, events and groups of the public sector around shared ledgers: each fact with its source, when it was checked and by whom.',
    files: [{ path: '/atlas.json', type: json, title: 'JSON' }, { path: '/atlas.csv', type: csv, title: 'CSV' }, { path: '/atlas.atom', type: atom, title: 'Atom feed' }, { path: '/atlas.geojson', type: 'application/geo+json', title: 'GeoJSON' }],
  },
  {
    id: 'events', page: '/events', title: 'Events', words: ['events', 'webinars', 'community calls'],
    about: 'Information sessions, demo days, calls of groups and other public events, with their times and what became of them.',
    files: [{ path: '/events.json', type: json, title: 'JSON' }, { path: '/events.csv', type: csv, title: 'CSV' }, { path: '/events.ics', type: 'text/calendar', title: 'iCalendar' }, { path: '/events.atom', type: atom, title: 'Atom feed' }],
  },
  {
    id: 'library', page: '/library', title: 'Library', words: ['reports', 'briefs', 'recordings', 'datasets'],
    about: 'Briefs, papers, decks, recordings and datasets, with authors, licenses, versions and what cites them.',
    files: [{ path: '/library.json', type: json, title: 'JSON' }, { path: '/library.csv', type: csv, title: 'CSV' }, { path: '/library.atom', type: atom, title: 'Atom feed' }],
  },
  {
    id: 'record', page: '/record', title: 'Public record', words: ['transparency log', 'checkpoint', 'verification'],
    about: 'Every official act of a challenge in an append-only log of tiles (C2SP tlog-tiles), which anybody can check from its signed head on.',
    files: [{ path: '/record/log/checkpoint', type: 'text/plain', title: 'The signed head of the log' }],
  },
];

/** The catalog that data.gov harvests: DCAT-US 3.0 (resources.data.gov). Without somebody to write to, its datasets name no contact. */
export const dataCatalog = ({ origin, name, contact }: Place) => {
  const publisher = { '@type': 'Organization', name };
  const contactPoint = contact ? { contactPoint: [{ '@type': 'Kind', fn: name, hasEmail: `mailto:${contact}` }] } : {};
  return {
    '@id': `${origin}/data.json`, '@type': 'Catalog', title: `Data of ${name}`, description: 'What this site publishes as data: complete, current, and open to anybody without signing in.', language: 'en',
    conformsTo: { '@type': 'Standard', title: 'DCAT-US 3.0', identifier: { '@type': 'Identifier', notation: 'DCAT-US-3.0', schemaAgency: 'U.S. General Services Administration' } },
    publisher, ...contactPoint,
    dataset: published.map(({ id, page, title, about, words, files }) => ({
      '@id': `${origin}/data.json#${id}`, '@type': 'Dataset', identifier: { '@type': 'Identifier', notation: `${origin}/data.json#${id}` }, title, description: about, keyword: words, publisher, ...contactPoint,
      landingPage: { '@type': 'Document', '@id': `${origin}${page}`, title },
      distribution: files.map((file) => ({ '@type': 'Distribution', title: file.title, downloadURL: `${origin}${file.path}`, mediaType: file.type })),
    })),
  };
};
