import { Refusal } from '../refusal.ts';

/** RFC 4180, read forgivingly: commas or semicolons or tabs, quoted cells, any line ending, a byte order mark. Each row keeps the line it began on. */
export type CsvRow = { line: number; cells: string[] };

const separatorOf = (text: string): string => {
  const first = text.split(/\r?\n/).find((line) => line.trim() !== '') ?? '';
  return [',', ';', '\t'].toSorted((a, b) => first.split(b).length - first.split(a).length)[0]!;
};

/** Refuses a quotation mark that does not close, for `field`: all that follows would be one cell. */
export const readCsv = (given: string, field = 'file'): CsvRow[] => {
  const text = given.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const separator = separatorOf(text);
  const rows: CsvRow[] = [];
  let row: CsvRow = { line: 1, cells: [] };
  let [cell, quoted, line] = ['', false, 1];
  const endRow = () => {
    row.cells.push(cell.trim());
    if (row.cells.some((one) => one !== '')) rows.push(row);
    cell = '';
    row = { line: line + 1, cells: [] };
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (quoted && character === '"' && text[at + 1] === '"') { cell += '"'; at++; }
    else if (character === '"' && (quoted || cell.trim() === '')) { quoted = !quoted; if (quoted) cell = ''; }
    else if (!quoted && character === separator) { row.cells.push(cell.trim()); cell = ''; }
    else if (!quoted && character === '\n') endRow();
    else cell += character;
    if (character === '\n') line++;
  }
  if (quoted) throw new Refusal('invalid', `Line ${row.line} has a quotation mark that does not close. Correct it and try again.`, field);
  endRow();
  return rows;
};

/** Each row by the names in the first one. Refuses when a needed column is not there. */
export const csvRecords = <Column extends string>(text: string, needed: readonly Column[]): Record<Column, string>[] => {
  const [head, ...rows] = readCsv(text).map(({ cells }) => cells);
  const missing = needed.filter((column) => !head?.includes(column));
  if (missing.length > 0) throw new Refusal('invalid', `The first line must name the columns ${needed.join(', ')}. Missing: ${missing.join(', ')}.`, 'file');
  return rows.map((row) => Object.fromEntries(needed.map((column) => [column, row[head!.indexOf(column)] ?? ''])) as Record<Column, string>);
};

type Cell = string | number | undefined;

/** A cell that a spreadsheet would run as a formula is given an apostrophe first. */
const written = (cell: Cell): string => {
  if (typeof cell === 'number') return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell ?? '') ? `'${cell}` : (cell ?? '');
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** For reading: as many digits as differences that mean anything have. */
export const atMostFourDecimals = (value: number | undefined): number | undefined => (value === undefined ? undefined : Number(value.toFixed(4)));

/** Lines that go on a table. */
export const writeCsvLines = (rows: Cell[][]): string => rows.map((cells) => `${cells.map(written).join(',')}\r\n`).join('');

/** With a byte order mark, so that spreadsheets read it as UTF-8. */
export const writeCsv = (rows: Cell[][]): string => `\uFEFF${writeCsvLines(rows)}`;
