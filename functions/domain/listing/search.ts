import * as z from 'zod';
import { wholeNumber } from '../words/whole-number.ts';
import { titleWords } from './duplicates.ts';
import { ledgers, levels, listingTypes, maturities, statusAt, statuses, uses } from './listing.ts';
import { yearOf } from './partial-date.ts';
import { sayPlace } from './place.ts';
import type { ListingRow } from './row.ts';
import { isStale } from './staleness.ts';
import { useWords } from './words.ts';

/** Facets of the atlas, each by the word its addresses use. */
export const facetNames = ['type', 'status', 'level', 'state', 'use', 'ledger', 'maturity', 'agency', 'year', 'checked'] as const;
export type FacetName = (typeof facetNames)[number];

const choice = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values).optional();
export const AtlasQuery = z.object({
  q: z.string().max(100).default(''),
  type: choice(listingTypes),
  status: choice([...statuses, 'unknown']),
  level: choice(levels),
  state: z.string().regex(/^([A-Z]{2}-[A-Z0-9]{1,3}|[A-Z]{2})$/, 'Give a state such as US-IL, or a country such as NL.').optional(),
  use: choice(uses),
  ledger: choice(ledgers),
  maturity: choice(maturities),
  agency: z.string().max(200).optional(),
  year: wholeNumber(1900, 2100).optional(),
  checked: choice(['stale', 'fresh']),
  sort: z.enum(['relevance', 'newest', 'title', 'checked']).default('relevance'),
  page: wholeNumber(1, 1000).default(1),
  size: wholeNumber(1, 200).default(20),
});
export type AtlasQuery = z.infer<typeof AtlasQuery>;

export type FacetValue = { id: string; name?: string; count: number };
export type Found = { items: ListingRow[]; total: number; pages: number; all: number; facets: Record<FacetName, FacetValue[]> };

/** What a text is found by; the same for what is asked and for what is looked through. */
export const wordsOf = titleWords;

/** Places of rows, by word, in order of the words so that a beginning of a word is a stretch of them. */
type Postings = { words: string[]; rows: Uint32Array[] };
/** What each row is under in a facet, by the place of the value among `values`. */
type Column = { values: string[]; of: number[][] };
type Columns = Record<FacetName, Column>;
/** The place of each row in an order. */
type Ranks = Uint32Array;
type Order = 'newest' | 'title' | 'checked';
export type AtlasIndex = { rows: ListingRow[]; title: Postings; rest: Postings; ranks: Record<Order, Ranks>; names: Map<string, string>; /** Of the day that was asked for last: some facets are told by the clock. */ told: { day: string; columns: Columns } };

const gather = (rows: ListingRow[], textOf: (row: ListingRow) => string): Postings => {
  const found = new Map<string, number[]>();
  rows.forEach((row, at) => {
    for (const word of wordsOf(textOf(row))) {
      const places = found.get(word);
      if (places) places.push(at);
      else found.set(word, [at]);
    }
  });
  const words = [...found.keys()].toSorted();
  return { words, rows: words.map((word) => Uint32Array.from(found.get(word)!)) };
};

/** What a row is under in each facet; nothing where nobody said it. */
const valuesOf: Record<FacetName, (row: ListingRow, at: string) => string[]> = {
  type: (row) => [row.type],
  status: (row, at) => [statusAt(row, at) ?? 'unknown'],
  level: (row) => (row.level ? [row.level] : []),
  state: ({ place }) => (place ? [place.country, ...(place.region ? [place.region] : [])] : []),
  use: (row) => row.uses,
  ledger: (row) => (row.ledger ? [row.ledger] : []),
  maturity: (row) => (row.maturity ? [row.maturity] : []),
  agency: ({ agency }) => (agency ? [...agency.above, agency.id ?? agency.name] : []),
  year: ({ starts, ends }) => {
    if (!starts && !ends) return [];
    const [from, to] = [yearOf(starts ?? ends!), yearOf(ends ?? starts!)];
    return Array.from({ length: Math.min(Math.max(to - from, 0) + 1, 50) }, (_, n) => String(from + n));
  },
  checked: (row, at) => [!row.settled && isStale(row.checked, at) ? 'stale' : 'fresh'],
};

const columnOf = (rows: ListingRow[], name: FacetName, at: string): Column => {
  const places = new Map<string, number>();
  const placeOf = (value: string): number => {
    const place = places.get(value) ?? places.size;
    places.set(value, place);
    return place;
  };
  const of = rows.map((row) => valuesOf[name](row, at).map(placeOf));
  return { values: [...places.keys()], of };
};

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const orders: Record<Order, (a: ListingRow, b: ListingRow) => number> = {
  newest: (a, b) => byText(b.starts ?? '', a.starts ?? '') || byText(b.changedAt, a.changedAt) || byText(a.id, b.id),
  title: (a, b) => byText(a.title.toLowerCase(), b.title.toLowerCase()) || byText(a.id, b.id),
  checked: (a, b) => byText(a.checked ?? '', b.checked ?? '') || byText(a.id, b.id),
};
const ranksIn = (rows: ListingRow[], order: Order): Ranks => {
  const ranks = new Uint32Array(rows.length);
  const sorted = rows.map((row, place) => ({ row, place })).toSorted((a, b) => orders[order](a.row, b.row));
  sorted.forEach(({ place }, rank) => { ranks[place] = rank; });
  return ranks;
};

const byClock = new Set<FacetName>(['status', 'checked']);
/** The columns of a day; those that no clock changes are kept. */
const columnsAt = (rows: ListingRow[], at: string, before?: Columns): Columns =>
  Object.fromEntries(facetNames.map((name) => [name, before && !byClock.has(name) ? before[name] : columnOf(rows, name, at)])) as Columns;

/** Made once for a snapshot, then asked as often as somebody types. */
export const indexAtlas = (rows: ListingRow[], at: string): AtlasIndex => ({
  rows,
  title: gather(rows, (row) => row.title),
  rest: gather(rows, (row) => `${row.summary} ${row.agency?.name ?? ''} ${row.place ? sayPlace(row.place) : ''} ${row.uses.map((use) => useWords[use]).join(' ')}`),
  ranks: { newest: ranksIn(rows, 'newest'), title: ranksIn(rows, 'title'), checked: ranksIn(rows, 'checked') },
  // an agency above others may have no row of its own, and then no name here
  names: new Map(rows.flatMap(({ agency }) => (agency?.id ? [[agency.id, agency.name] as [string, string]] : []))),
  told: { day: at.slice(0, 10), columns: columnsAt(rows, at) },
});

const firstAtLeast = (words: string[], wanted: string): number => {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (words[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Gives each row what its best word for `wanted` is worth: the whole word, or one that begins so. */
const score = (into: Uint16Array, { words, rows }: Postings, wanted: string, whole: number, begun: number): void => {
  for (let at = firstAtLeast(words, wanted); at < words.length && words[at]!.startsWith(wanted); at++) {
    const worth = words[at] === wanted ? whole : begun;
    for (const row of rows[at]!) if (into[row]! < worth) into[row] = worth;
  }
};

const mostWords = 8;
/** The worth of each row for these words, 0 where one of them is missing. Without words every row is worth 1. */
const scoresOf = (index: AtlasIndex, q: string): Uint16Array => {
  const total = new Uint16Array(index.rows.length).fill(1);
  for (const wanted of wordsOf(q).slice(0, mostWords)) {
    const here = new Uint16Array(index.rows.length);
    score(here, index.rest, wanted, 3, 2);
    score(here, index.title, wanted, 9, 6);
    for (let row = 0; row < total.length; row++) total[row] = here[row] === 0 || total[row] === 0 ? 0 : total[row]! + here[row]!;
  }
  return total;
};

const columnsOf = (index: AtlasIndex, at: string): Columns => {
  const day = at.slice(0, 10);
  if (index.told.day !== day) index.told = { day, columns: columnsAt(index.rows, at, index.told.columns) };
  return index.told.columns;
};

type Chosen = { name: FacetName; of: number[][]; place: number };
const chosenIn = (columns: Columns, query: AtlasQuery): Chosen[] =>
  facetNames.flatMap((name) => (query[name] === undefined ? [] : [{ name, of: columns[name].of, place: columns[name].values.indexOf(String(query[name])) }]));

/** Of the choices that a row fails, the only one; none where it fails none, and `more` where it fails several. */
const failedBy = (chosen: Chosen[], row: number): Chosen | 'more' | undefined => {
  let failed: Chosen | undefined;
  for (const one of chosen) {
    if (one.of[row]!.includes(one.place)) continue;
    if (failed) return 'more';
    failed = one;
  }
  return failed;
};

const mostFacetValues = 100;
const tellFacet = (name: FacetName, { values }: Column, counts: Uint32Array, names: Map<string, string>): FacetValue[] =>
  values
    .map((id, place): FacetValue => ({ id, ...(name === 'agency' ? { name: names.get(id) ?? id } : {}), count: counts[place]! }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count || byText(a.id, b.id))
    .slice(0, mostFacetValues);

/**
 * The rows that match, with the counts of each facet among the rows that match everything else: so a count says what choosing it would show.
 * A row that fails one facet alone still counts in that one.
 */
export const searchAtlas = (index: AtlasIndex, query: AtlasQuery, at: string): Found => {
  const { rows, names } = index;
  const scores = scoresOf(index, query.q);
  const columns = columnsOf(index, at);
  const chosen = chosenIn(columns, query);
  const counts = Object.fromEntries(facetNames.map((name) => [name, new Uint32Array(columns[name].values.length)])) as Record<FacetName, Uint32Array>;
  const count = (name: FacetName, row: number) => {
    for (const place of columns[name].of[row]!) counts[name][place]! += 1;
  };
  const ranks = index.ranks[query.sort === 'relevance' ? 'newest' : query.sort];
  const byWorth = query.sort === 'relevance';
  const found: number[] = [];
  for (let row = 0; row < rows.length; row++) {
    if (scores[row] === 0) continue;
    const failed = failedBy(chosen, row);
    if (failed === 'more') continue;
    if (failed) {
      count(failed.name, row);
      continue;
    }
    found.push((byWorth ? 1000 - scores[row]! : 0) * 2 ** 32 + ranks[row]!);
    for (const name of facetNames) count(name, row);
  }
  const sorted = Float64Array.from(found).sort().subarray((query.page - 1) * query.size, query.page * query.size);
  const ofRank = new Map<number, ListingRow>();
  const wanted = new Set(Array.from(sorted, (key) => key % 2 ** 32));
  ranks.forEach((rank, row) => { if (wanted.has(rank)) ofRank.set(rank, rows[row]!); });
  return {
    items: Array.from(sorted, (key) => ofRank.get(key % 2 ** 32)!),
    total: found.length,
    pages: Math.max(1, Math.ceil(found.length / query.size)),
    all: rows.length,
    facets: Object.fromEntries(facetNames.map((name) => [name, tellFacet(name, columns[name], counts[name], names)])) as Found['facets'],
  };
};
