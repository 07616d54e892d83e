import type { CatalogueRow } from './catalogue.ts';
import { calendarOfMany } from './calendar.ts';
import { clockWords } from '../moment.ts';
import { moneyWords } from '../words/money.ts';
import { stateNames } from './state-words.ts';
import { writeCsv } from '../words/csv.ts';
import { writeAtom, writeJsonFeed, type Feed } from '../words/feed.ts';
import { writeSitemap } from '../words/sitemap.ts';

/** `at`: when it was read. */
type About = { origin: string; name: string; at: string; self: string };

const pageOf = ({ origin }: About, { slug }: CatalogueRow) => `${origin}/challenges/${slug}`;

/** When what a reader of the list sees changed last, as far as the list knows. */
const changedAt = ({ publishAt, cancelled, resultsAt, closesAt }: CatalogueRow, { at }: About): string =>
  [publishAt, cancelled?.at, resultsAt, closesAt].filter((instant): instant is string => instant !== undefined && instant <= at).toSorted().at(-1) ?? at;

const summaryOf = (row: CatalogueRow): string => [
  row.tagline, stateNames[row.stage], row.closesAt ? `${row.stage === 'open' || row.stage === 'upcoming' ? 'Closes' : 'Closed'} ${clockWords(row.closesAt, row.zone)}` : '', row.prizeCents > 0 ? `${moneyWords(row.prizeCents)} in prizes` : '',
].filter(Boolean).map((part) => part.replace(/\.$/, '')).join('. ').concat('.');

const feedOf = (rows: CatalogueRow[], about: About): Feed => {
  const entries = rows.map((row) => ({ id: pageOf(about, row), page: pageOf(about, row), title: row.title, updated: changedAt(row, about), author: row.agencyName, category: { term: row.stage, label: stateNames[row.stage] }, summary: summaryOf(row) }));
  return { id: `${about.origin}/challenges`, title: `${about.name}: challenges`, updated: entries.map(({ updated }) => updated).toSorted().at(-1) ?? about.at, author: about.name, page: `${about.origin}/challenges`, self: about.self, entries };
};

const asCsv = (rows: CatalogueRow[], about: About): string => writeCsv([
  ['id', 'title', 'tagline', 'agency', 'state', 'public since', 'closes', 'zone', 'prizes, cents', 'areas', 'results', 'address'],
  ...rows.map((row) => [row.id, row.title, row.tagline, row.agencyName, row.stage, row.publishAt, row.closesAt, row.zone, row.prizeCents, row.areas.map(({ name }) => name).join('; '), row.resultsAt, pageOf(about, row)]),
]);

/** The pages of each challenge, for search engines (sitemaps.org 0.9). */
const asSitemap = (rows: CatalogueRow[], about: About): string => writeSitemap(rows.flatMap((row) => ['', ...(row.listing ? [] : ['/rules', ...(row.stage === 'results' ? ['/results'] : [])])].map((part) => ({ page: `${pageOf(about, row)}${part}`, updated: changedAt(row, about) }))));

/** The public list of challenges for programs. */
export const catalogueForms = {
  csv: { type: 'text/csv; charset=utf-8', write: asCsv },
  atom: { type: 'application/atom+xml; charset=utf-8', write: (rows: CatalogueRow[], about: About) => writeAtom(feedOf(rows, about)) },
  ics: { type: 'text/calendar; charset=utf-8', write: (rows: CatalogueRow[], about: About) => calendarOfMany(rows, about) },
  sitemap: { type: 'application/xml; charset=utf-8', write: asSitemap },
  feed: { type: 'application/feed+json', write: (rows: CatalogueRow[], about: About) => writeJsonFeed(feedOf(rows, about)) },
} as const;
