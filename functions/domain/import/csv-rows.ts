import { Refusal } from '../refusal.ts';

/** The rows of a CSV text (RFC 4180: quotes, doubled quotes, line breaks inside quotes; any line ending), without empty rows. */
export const csvRows = (text: string): string[][] => {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/gy;
  const body = text.replace(/^\uFEFF/, '');
  while (cell.lastIndex < body.length) {
    const start = cell.lastIndex;
    const found = cell.exec(body);
    if (!found) throw new Refusal('invalid', `Line ${body.slice(0, start).split(/\r\n|\n|\r/).length} of the file has a quotation mark that does not close. Correct it and try again.`, 'file');
    row.push((found[1]?.replaceAll('""', '"') ?? found[2] ?? '').trim());
    if (found[3] === ',' && cell.lastIndex < body.length) continue;
    if (found[3] === ',') row.push('');
    if (row.some((value) => value !== '')) rows.push(row);
    row = [];
  }
  return rows;
};

/** Each row by the names in the first one. Refuses when a needed column is not there. */
export const csvRecords = <Column extends string>(text: string, needed: readonly Column[]): Record<Column, string>[] => {
  const [head = [], ...rows] = csvRows(text);
  const missing = needed.filter((column) => !head.includes(column));
  if (missing.length > 0) throw new Refusal('invalid', `The first line must name the columns ${needed.join(', ')}. Missing: ${missing.join(', ')}.`, 'file');
  return rows.map((row) => Object.fromEntries(needed.map((column) => [column, row[head.indexOf(column)] ?? ''])) as Record<Column, string>);
};
