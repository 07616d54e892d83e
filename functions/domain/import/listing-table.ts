import { factNames } from '../listing/fact-names.ts';
import { webAddress, WrittenFacts } from '../listing/listing.ts';
import { PartialDate } from '../listing/partial-date-form.ts';
import { Refusal } from '../refusal.ts';
import { readCsv } from '../words/csv.ts';

export type TableRow = { row: number; title: string; facts: WrittenFacts; source: string; checked?: string | undefined; faults: string[] };

const needed = ['title', 'type'] as const;
const listCells = (text: string) => text.split(';').map((part) => part.trim()).filter(Boolean);
const codeOf = (text: string) => text.trim().toLowerCase().replace(/\s+/g, '-');
const codes = new Set(['type', 'level', 'ledger', 'maturity', 'status', 'resources']);

/** One fact from the cells of its columns; undefined where they are empty. */
const valueIn = (cells: Record<string, string>, name: (typeof factNames)[number]): unknown => {
  const cell = cells[name] ?? '';
  if (name === 'place') return cells['country'] || cells['region'] || cells['city'] ? { country: cells['country'] || (cells['region'] ?? '').slice(0, 2) || 'US', region: cells['region'] || undefined, city: cells['city'] || undefined } : undefined;
  if (cell === '') return undefined;
  if (name === 'agency') return { name: cell };
  if (name === 'uses') return listCells(cell).map(codeOf);
  if (name === 'partners') return listCells(cell);
  if (name === 'links') return listCells(cell).map((url) => ({ title: url.slice(0, 200), url }));
  return codes.has(name) ? codeOf(cell) : cell;
};

/** What somebody wrote into cells, or into the fields of a form with their names, as facts that are still to be checked. */
export const cellFacts = (cells: Record<string, string>): Record<string, unknown> =>
  Object.fromEntries(factNames.map((name) => [name, valueIn(cells, name)]).filter(([, value]) => value !== undefined));

const readRow = (row: number, cells: Record<string, string>): TableRow => {
  const given = cellFacts(cells);
  const read = WrittenFacts.safeParse(given);
  const source = cells['source'] || cells['url'] || '';
  const checked = cells['checked'] ?? '';
  const faults = [
    ...needed.filter((name) => given[name] === undefined).map((name) => `${name}: it is empty`),
    ...(webAddress().safeParse(source).success ? [] : ['source: give the web address that says so, there or under url']),
    ...(checked === '' || PartialDate.safeParse(checked).success ? [] : ['checked: give a year, a month or a day']),
    ...(read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)),
  ];
  return { row, title: cells['title'] ?? '', facts: read.success ? read.data : {}, source, ...(checked ? { checked } : {}), faults };
};

/** A table of entries, by the names in its first row; columns that say nothing here are passed over. Each row with what is wrong with it. */
export const readListingTable = (csv: string): TableRow[] => {
  const [head, ...rows] = readCsv(csv, 'csv');
  const names = (head?.cells ?? []).map((name) => name.trim().toLowerCase());
  const missing = needed.filter((name) => !names.includes(name));
  if (missing.length > 0) throw new Refusal('invalid', `The first row must name the columns title and type. Missing: ${missing.join(', ')}.`, 'csv');
  return rows.map(({ line, cells }) => readRow(line, Object.fromEntries(names.map((name, n) => [name, (cells[n] ?? '').trim()]))));
};
