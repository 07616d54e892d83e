import { firstDay, lastDay } from './partial-date.ts';
import type { ToldRow } from './told-row.ts';

/** From where to where a row lies on the axis, in hundredths of it; `open` where it goes on, or nobody knows when it ended. */
export type Span = { from: number; to: number; open: boolean };
export type Timeline = { years: [number, number]; groups: { year: string; rows: { row: ToldRow; span: Span }[] }[]; undated: ToldRow[] };

const least = 1.5;
const dayOfYear = (day: string) => (Date.parse(`${day}T00:00:00Z`) - Date.parse(`${day.slice(0, 4)}-01-01T00:00:00Z`)) / 86_400_000;
const inYears = (day: string): number => Number(day.slice(0, 4)) + dayOfYear(day) / 366;

type Dated = { row: ToldRow; from: number; to: number; open: boolean };
/** What is live goes on until today; of what ended nobody knows when, only the beginning is drawn. */
const datedOf = (row: ToldRow, today: string): Dated | undefined => {
  const [starts, ends] = [row.starts ?? row.ends, row.ends];
  if (!starts) return undefined;
  const from = inYears(firstDay(starts));
  if (ends || row.type === 'event' || row.type === 'report') return { row, from, to: inYears(lastDay(ends ?? starts)), open: false };
  return { row, from, to: row.status === 'live' ? Math.max(from, inYears(today)) : from, open: true };
};

/** Rows under the year in which they began, the newest year first, on one axis of whole years; those without a date after them. */
export const timelineOf = (rows: ToldRow[], at: string): Timeline => {
  const today = at.slice(0, 10);
  const dated = rows.flatMap((row) => datedOf(row, today) ?? []);
  const first = Math.floor(Math.min(...dated.map(({ from }) => from), Number(today.slice(0, 4))));
  const last = Math.floor(Math.max(...dated.map(({ to }) => to), first)) + 1;
  const place = (years: number) => Math.round(((years - first) / (last - first)) * 1000) / 10;
  const spanOf = ({ from, to, open }: Dated): Span => ({ from: Math.min(place(from), 100 - least), to: Math.max(place(to), Math.min(place(from), 100 - least) + least), open });
  const years = [...new Set(dated.map(({ from }) => Math.floor(from)))].toSorted((a, b) => b - a);
  return {
    years: [first, last - 1],
    groups: years.map((year) => ({ year: String(year), rows: dated.filter(({ from }) => Math.floor(from) === year).toSorted((a, b) => b.from - a.from || a.row.title.localeCompare(b.row.title, 'en')).map((one) => ({ row: one.row, span: spanOf(one) })) })),
    undated: rows.filter((row) => !row.starts && !row.ends),
  };
};
