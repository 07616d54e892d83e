import { writeCsv } from '../words/csv.ts';
import { writeAtom, writeJsonFeed, type Feed, type FeedEntry } from '../words/feed.ts';
import type { Collection, CollectionCard } from './collection.ts';
import { kindWords, licenseWords, linkKindWords, linkPath, versionPath } from './library-words.ts';
import type { PublicationCard } from './publication.ts';

/** `self` is the address of the file, `page` that of the page it is a form of. */
export type About = { origin: string; name: string; title: string; page: string; self: string; next?: string | undefined; at: string };
const newest = (instants: string[], at: string): string => instants.toSorted().at(-1) ?? at;
const authorsOf = ({ authors, authorCount }: PublicationCard): string => [...authors, ...(authorCount > authors.length ? [`and ${authorCount - authors.length} more`] : [])].join('; ');
const told = ({ origin }: Pick<About, 'origin'>) => (work: PublicationCard) => ({
  id: work.id, version: work.n, title: work.title, kind: work.kind, authors: authorsOf(work), publisher: work.publisher, date: work.date, language: work.language, license: licenseWords(work), kept_by: work.keeperName, files: work.files,
  published_here: work.publishedAt, page: `${origin}/library/${work.id}`, version_page: origin + versionPath(work.id, work.n),
});
const columns = ['id', 'version', 'title', 'kind', 'authors', 'publisher', 'date', 'language', 'license', 'kept_by', 'files', 'published_here', 'page', 'version_page'] as const;

const asJson = (what: object) => `${JSON.stringify(what, null, 2)}\n`;
const feed = ({ origin, page, self, next, title, name, at }: About, entries: FeedEntry[]): Feed =>
  ({ id: origin + page, title, author: name, updated: newest(entries.map(({ updated }) => updated), at), page: origin + page, self: origin + self, next: next && origin + next, entries });

const publicationFeed = (works: PublicationCard[], about: About): Feed => feed(about, works.map((work) => {
  const page = about.origin + versionPath(work.id, work.n);
  return { id: page, page, title: work.title, updated: work.publishedAt, author: work.authors[0] ?? work.publisher, category: { term: work.kind, label: kindWords[work.kind] }, summary: [kindWords[work.kind], authorsOf(work), work.publisher, work.date].filter(Boolean).join('. ') };
}));
export const publicationForms = {
  json: (works: PublicationCard[], about: About): string => asJson({ title: about.title, page: about.origin + about.page, next: about.next && about.origin + about.next, publications: works.map(told(about)) }),
  csv: (works: PublicationCard[], about: About): string => writeCsv([[...columns], ...works.map(told(about)).map((row) => columns.map((name) => row[name]))]),
  atom: (works: PublicationCard[], about: About): string => writeAtom(publicationFeed(works, about)),
  'feed.json': (works: PublicationCard[], about: About): string => writeJsonFeed(publicationFeed(works, about)),
};

const collectionRow = ({ origin }: Pick<About, 'origin'>) => ({ id, title, about, keeperName, count, changedAt }: CollectionCard) => ({ id, title, about, kept_by: keeperName, items: count, changed: changedAt, page: `${origin}/library/collections/${id}` });
const collectionColumns = ['id', 'title', 'about', 'kept_by', 'items', 'changed', 'page'] as const;
const collectionsFeed = (all: CollectionCard[], about: About): Feed => feed(about, all.map(({ id, title, about: summary, keeperName, changedAt }) => {
  const page = `${about.origin}/library/collections/${id}`;
  return { id: page, page, title, updated: changedAt, author: keeperName, summary };
}));
export const collectionsForms = {
  json: (all: CollectionCard[], about: About): string => asJson({ title: about.title, page: about.origin + about.page, next: about.next && about.origin + about.next, collections: all.map(collectionRow(about)) }),
  csv: (all: CollectionCard[], about: About): string => writeCsv([[...collectionColumns], ...all.map(collectionRow(about)).map((row) => collectionColumns.map((name) => row[name]))]),
  atom: (all: CollectionCard[], about: About): string => writeAtom(collectionsFeed(all, about)),
  'feed.json': (all: CollectionCard[], about: About): string => writeJsonFeed(collectionsFeed(all, about)),
};

type Shown = Pick<Collection, 'id' | 'title' | 'about' | 'keeperName' | 'changedAt' | 'items'>;
const item = ({ origin }: Pick<About, 'origin'>) => (one: Shown['items'][number], i: number) => ({ place: i + 1, kind: one.kind, title: one.title, note: one.note, page: origin + linkPath(one) });
const itemColumns = ['place', 'kind', 'title', 'note', 'page'] as const;
const collectionFeed = ({ items, changedAt }: Shown, about: About): Feed => feed(about, items.map((one) => {
  const page = about.origin + linkPath(one);
  return { id: page, page, title: one.title, updated: changedAt, category: { term: one.kind, label: linkKindWords[one.kind] }, summary: one.note };
}));
/** One collection, in its order. */
export const collectionForms = {
  json: ({ id, title, about: text, keeperName, changedAt, items }: Shown, about: About): string => asJson({ id, title, about: text, kept_by: keeperName, changed: changedAt, page: about.origin + about.page, items: items.map(item(about)) }),
  csv: ({ items }: Shown, about: About): string => writeCsv([[...itemColumns], ...items.map(item(about)).map((row) => itemColumns.map((name) => row[name]))]),
  atom: (one: Shown, about: About): string => writeAtom(collectionFeed(one, about)),
  'feed.json': (one: Shown, about: About): string => writeJsonFeed(collectionFeed(one, about)),
};

export const formTypes = { json: 'application/json; charset=utf-8', csv: 'text/csv; charset=utf-8', atom: 'application/atom+xml; charset=utf-8', 'feed.json': 'application/feed+json' } as const;
