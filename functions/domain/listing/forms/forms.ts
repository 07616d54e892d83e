import { writeCsv } from '../../words/csv.ts';
import { writeAtom, writeJsonFeed, type Feed, type FeedEntry } from '../../words/feed.ts';
import { countryName, middleOf, sayPlace } from '../place.ts';
import type { ListingRow } from '../row.ts';
import type { ToldRow } from '../told-row.ts';
import { statusWords, typeWords } from '../words.ts';

/** `asOf`: when the lists last caught up with a change. */
export type About = { origin: string; name: string; at: string; asOf: string };

export const atlasForms = {
  csv: { type: 'text/csv; charset=utf-8' },
  json: { type: 'application/json' },
  atom: { type: 'application/atom+xml; charset=utf-8' },
  feed: { type: 'application/feed+json' },
  geojson: { type: 'application/geo+json' },
  jsonld: { type: 'application/ld+json' },
} as const;
export type AtlasForm = keyof typeof atlasForms;

const pageOf = ({ origin }: About, { id }: ListingRow) => `${origin}/atlas/${id}`;

export const csvColumns = ['id', 'title', 'type', 'status', 'agency', 'level', 'country', 'region', 'city', 'uses', 'ledger', 'maturity', 'starts', 'ends', 'url', 'summary', 'checked', 'stale', 'changed', 'page'] as const;
const csvRow = (row: ToldRow, about: About) => [
  row.id, row.title, row.type, row.status, row.agency?.name, row.level, row.place?.country, row.place?.region, row.place?.city, row.uses.join('; '), row.ledger, row.maturity, row.starts, row.ends, row.url, row.summary, row.checked,
  row.stale ? 'yes' : 'no', row.changedAt, pageOf(about, row),
];

const feedEntry = (row: ToldRow, about: About): FeedEntry => {
  const said = [typeWords[row.type], row.status && statusWords[row.status], row.place && sayPlace(row.place)].filter(Boolean).join(', ');
  const page = pageOf(about, row);
  return { id: page, page, title: row.title, updated: row.changedAt, author: row.agency?.name, category: { term: row.type, label: typeWords[row.type] }, summary: [said, row.summary].filter(Boolean).join('. ') };
};
const feedOf = (form: 'atom' | 'feed', rows: ToldRow[], about: About): Feed =>
  ({ id: `${about.origin}/atlas`, title: `${about.name}: atlas`, updated: about.asOf, author: about.name, page: `${about.origin}/atlas`, self: `${about.origin}/api/v1/atlas/${form}`, entries: rows.map((row) => feedEntry(row, about)) });

/** In the middle of its state; nowhere where no state is known, which GeoJSON allows. */
const feature = (row: ToldRow, about: About) => {
  const middle = row.place && middleOf(row.place);
  const { agency, place, uses, ...rest } = row;
  return {
    type: 'Feature', id: row.id, geometry: middle ? { type: 'Point', coordinates: [middle.longitude, middle.latitude] } : null,
    properties: { ...rest, agency: agency?.name, place: place && sayPlace(place), exactness: middle ? 'state' : place ? 'country' : 'none', uses, page: pageOf(about, row) },
  };
};

const part = (row: ToldRow, about: About) => ({
  '@type': row.type === 'event' ? 'Event' : row.type === 'report' ? 'Report' : 'Project', '@id': pageOf(about, row), name: row.title, description: row.summary || undefined, url: row.url,
  ...(row.agency ? { [row.type === 'event' ? 'organizer' : row.type === 'report' ? 'publisher' : 'parentOrganization']: { '@type': 'GovernmentOrganization', name: row.agency.name } } : {}),
  ...(row.type === 'event' ? { startDate: row.starts, endDate: row.ends } : row.type === 'report' ? { datePublished: row.starts } : { foundingDate: row.starts, dissolutionDate: row.ends }),
  ...(row.place ? { [row.type === 'report' ? 'spatialCoverage' : 'location']: { '@type': 'Place', name: sayPlace(row.place), address: { '@type': 'PostalAddress', addressCountry: row.place.country, addressRegion: row.place.region?.slice(3), addressLocality: row.place.city } } } : {}),
  keywords: [typeWords[row.type], row.status ? statusWords[row.status] : '', row.place ? countryName(row.place.country) : ''].filter(Boolean).join(', '),
});
const dataset = (rows: ToldRow[], about: About) => ({
  '@context': 'https://schema.org', '@type': 'Dataset', '@id': `${about.origin}/atlas`, name: `${about.name}: atlas`, description: 'Public programs, pilots, events, reports and groups, each fact with its source.', url: `${about.origin}/atlas`, dateModified: about.asOf,
  distribution: (['csv', 'json', 'geojson'] as const).map((form) => ({ '@type': 'DataDownload', encodingFormat: atlasForms[form].type.split(';')[0], contentUrl: `${about.origin}/api/v1/atlas/${form}` })),
  hasPart: rows.map((row) => part(row, about)),
});

const told = (value: unknown) => `${JSON.stringify(value)}\n`;
const writers: Record<AtlasForm, (rows: ToldRow[], about: About) => string> = {
  csv: (rows, about) => writeCsv([[...csvColumns], ...rows.map((row) => csvRow(row, about))]),
  json: (rows, about) => told({ name: about.name, at: about.at, asOf: about.asOf, items: rows.map((row) => ({ ...row, page: pageOf(about, row) })) }),
  atom: (rows, about) => writeAtom(feedOf('atom', rows, about)),
  feed: (rows, about) => writeJsonFeed(feedOf('feed', rows, about)),
  geojson: (rows, about) => told({ type: 'FeatureCollection', features: rows.map((row) => feature(row, about)) }),
  jsonld: (rows, about) => told(dataset(rows, about)),
};
/** What was found, as a file that a program reads. */
export const writeForm = (form: AtlasForm, rows: ToldRow[], about: About): string => writers[form](rows, about);
