import { factNames, type FactName } from '../listing/fact-names.ts';
import { importer, webAddress, WrittenFacts, type Facts, type OfAgency } from '../listing/listing.ts';
import { PartialDate } from '../listing/partial-date-form.ts';
import { Refusal } from '../refusal.ts';
import { readCsv } from '../words/csv.ts';
import { cellFacts } from './listing-table.ts';
import { columnNamed, inferCells } from './listing-words.ts';

/** One fact of a file: its value, where it says so, and when that was checked. */
type FileFact = { value: unknown; source: string; checked?: string | undefined };
export type FileRow = {
  /** The line of a table, or the place in a list, from 1. */
  row: number;
  title: string;
  /** Its id where the file came from, here or elsewhere. */
  id?: string | undefined;
  facts: Partial<Record<FactName, FileFact>>;
  inferred: string[];
  lacks: string[];
  /** Left out with all these reasons. */
  faults: string[];
};
export type FileOptions = { /** For rows that name no source. */ source?: string | undefined; /** For rows that say no type. */ type?: string | undefined };

type Body = Record<string, unknown>;
const isBody = (value: unknown): value is Body => typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string => (Array.isArray(value) ? value.map(textOf).join('; ') : typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '');

/** Facts that do not pass are left out with the reason; a row without a title, a type or a source is left out whole. */
const checkedRow = (row: FileRow): FileRow => {
  const facts: FileRow['facts'] = {};
  const lacks = [...row.lacks];
  for (const name of factNames) {
    const fact = row.facts[name];
    if (!fact) continue;
    const read = WrittenFacts.safeParse({ [name]: fact.value });
    const reasons = [
      ...(read.success ? [] : read.error.issues.map(({ message }) => message)),
      ...(webAddress().safeParse(fact.source).success ? [] : ['give the web address that says so, there or under url, or with --source']),
      ...(fact.checked === undefined || PartialDate.safeParse(fact.checked).success ? [] : ['checked: give a year, a month or a day']),
    ];
    if (reasons.length > 0) lacks.push(`${name}: ${reasons.join(' ')}`);
    else facts[name] = { ...fact, value: read.data![name] };
  }
  const faults = (['title', 'type'] as const).filter((name) => !facts[name]).map((name) => lacks.find((one) => one.startsWith(`${name}: `)) ?? `${name}: it is empty`);
  return { ...row, facts, lacks: lacks.filter((one) => !faults.includes(one)), faults };
};

const fromCells = (row: number, given: Record<string, string>, { source: fallback, type }: FileOptions, known: ReadonlySet<string>): FileRow => {
  const { cells, inferred } = inferCells(type && !given['type'] ? { ...given, type } : given);
  if (type && !given['type']) inferred.push(`type ${type} from --type`);
  const source = cells['source'] || cells['url'] || fallback || '';
  if (!cells['source'] && !cells['url'] && fallback) inferred.push('source from --source');
  const written = cellFacts(cells);
  const checked = cells['checked'] || undefined;
  const passed = Object.entries(given).filter(([name, value]) => value !== '' && !known.has(name)).map(([name]) => `${name}: a column that says nothing here`);
  return checkedRow({ row, title: cells['title'] ?? '', id: undefined, facts: Object.fromEntries(Object.entries(written).map(([name, value]) => [name, { value, source, checked }])), inferred, lacks: passed, faults: [] });
};
const known: ReadonlySet<string> = new Set([...factNames, 'country', 'region', 'city', 'source', 'checked', 'id', 'stale', 'changed', 'page']);

/** An entry with each fact’s own source, as the export writes it. */
const fromFacts = (row: number, { id, facts }: Body & { facts: Body }): FileRow => {
  const read = factNames.flatMap((name) => {
    const fact = facts[name];
    if (!isBody(fact)) return [];
    const checked = isBody(fact['checked']) ? textOf(fact['checked']['on']) : undefined;
    return [[name, { value: name === 'agency' && isBody(fact['value']) ? { name: fact['value']['name'] } : fact['value'], source: textOf(fact['source']), ...(checked ? { checked } : {}) }]];
  });
  const named: FileRow['facts'] = Object.fromEntries(read);
  return checkedRow({ row, title: textOf(named.title?.value), id: textOf(id) || undefined, facts: named, inferred: [], lacks: [], faults: [] });
};

const named = (cells: Body): Record<string, string> => {
  const found: Record<string, string> = {};
  // a column of our own name goes before one that only means the same
  for (const [heading, value] of Object.entries(cells).toSorted(([a], [b]) => Number(columnNamed(a) !== a) - Number(columnNamed(b) !== b))) found[columnNamed(heading)] ||= textOf(value);
  return found;
};

const listIn = (text: string): unknown[] => {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new Refusal('invalid', 'This file is not whole JSON.', 'file');
  }
  const list = Array.isArray(read) ? read : isBody(read) ? read['items'] : undefined;
  if (!Array.isArray(list)) throw new Refusal('invalid', 'The file must hold a list of entries, or one named items.', 'file');
  return list as unknown[];
};

const readJson = (text: string, options: FileOptions): FileRow[] => listIn(text).map((item, n) => {
  if (!isBody(item)) return { row: n + 1, title: '', facts: {}, inferred: [], lacks: [], faults: ['it is no entry'] };
  return isBody(item['facts']) ? fromFacts(n + 1, { ...item, facts: item['facts'] }) : fromCells(n + 1, named(item), options, known);
});
const readTable = (text: string, options: FileOptions): FileRow[] => {
  const [head, ...rows] = readCsv(text);
  if (!head) throw new Refusal('invalid', 'This file is empty.', 'file');
  return rows.map(({ line, cells }) => fromCells(line, named(Object.fromEntries(head.cells.map((name, n) => [name, cells[n] ?? '']))), options, known));
};

/** A file of entries, whoever made it: the export of an atlas, a list of objects, or a table. Each row with what was inferred and what is wrong with it. */
export const readListingFile = (name: string, text: string, options: FileOptions): FileRow[] => (/\.json$/i.test(name) ? readJson(text, options) : readTable(text, options));

/** The place a row keeps: its web address, or its title and agency. The same file twice adds nothing. */
export const keyOfRow = ({ facts }: Pick<FileRow, 'facts'>): string => {
  const { url, title, agency, place } = facts as Partial<Record<FactName, { value: never }>>;
  const whose = (agency?.value as { name?: string } | undefined)?.name ?? (place?.value as { city?: string } | undefined)?.city ?? '';
  return `table ${url ? String(url.value) : `${String(title?.value)} ${whose}`}`.slice(0, 400);
};

/** The facts of a row, each with its own source. Whose check it was is known by the file alone. */
export const factsOfRow = ({ facts }: Pick<FileRow, 'facts'>, agency: OfAgency | undefined, at: string): Facts =>
  Object.fromEntries(factNames.flatMap((name) => {
    const fact = facts[name];
    if (!fact) return [];
    return [[name, { value: name === 'agency' ? agency : fact.value, source: fact.source, by: importer, at, ...(fact.checked ? { checked: { on: fact.checked, by: importer } } : {}) }]];
  })) as Facts;
