import { formTypes, listsOf, mostSheetRows, noneOpen, pieceKey, volumeKey, volumeName, type Export, type Volume } from '../../../domain/export/export.ts';
import { exportWords } from '../../../domain/export/export-words.ts';
import { bytesOfText } from '../../../domain/record/note/encoding.ts';
import { writeCsv, writeCsvLines } from '../../../domain/words/csv.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { Row, Table } from './table-pages.ts';

type Needed = Pick<Ports, 'fileStore' | 'writeWorkbook'>;
export type Stepped = Pick<Export, 'done' | 'place' | 'open' | 'volumes'>;

const keptRows = async ({ fileStore }: Needed, key: string): Promise<Row[]> => {
  const bytes = await fileStore.read(key);
  if (!bytes) throw new Error(`${key} cannot be read`);
  return (JSON.parse(new TextDecoder().decode(bytes)) as (string | number | null)[][]).map((row) => row.map((cell) => cell ?? undefined));
};

const finish = async (ports: Needed, { kind, form, run, open, volumes, done, place }: Export, table: Table, slug: string): Promise<Stepped> => {
  const [n, key] = [volumes.length, volumeKey(run, volumes.length)];
  const pieces = Array.from({ length: open.pieces }, (_, piece) => pieceKey(run, n, piece));
  let bytes = open.bytes;
  if (form === 'xlsx') {
    const rows: Row[] = [];
    for (const piece of pieces) rows.push(...(await keptRows(ports, piece)));
    const book = await ports.writeWorkbook(exportWords[kind].title, [table.head, ...rows]);
    await ports.fileStore.keep(key, book, formTypes.xlsx);
    bytes = book.length;
  } else await ports.fileStore.join(key, pieces, formTypes.csv);
  const made: Volume = { key, name: volumeName({ kind, form }, slug, n), bytes, pieces: open.pieces, parts: 0 };
  return { done, place, open: noneOpen, volumes: [...volumes, made] };
};

/** One page of lines, kept as a piece; or, where there is no more, or no room for more, the file that the pieces make. */
export const tableStep = async (ports: Needed, one: Export, table: Table, slug: string): Promise<Stepped> => {
  const { form, run, open, volumes, place } = one;
  if (place.list >= listsOf[one.kind] && open.pieces > 0) return finish(ports, one, table, slug);
  const page = place.list < listsOf[one.kind] ? await table.page(place) : { rows: [], done: 0, place };
  if (form === 'xlsx' && open.lines > 0 && open.lines + page.rows.length > mostSheetRows) return finish(ports, one, table, slug);
  const text = form === 'xlsx' ? JSON.stringify(page.rows) : open.pieces === 0 ? writeCsv([table.head, ...page.rows]) : writeCsvLines(page.rows);
  const bytes = bytesOfText(text);
  await ports.fileStore.keep(pieceKey(run, volumes.length, open.pieces), bytes, 'application/octet-stream');
  return { done: one.done + page.done, place: page.place, volumes, open: { ...open, pieces: open.pieces + 1, lines: open.lines + page.rows.length, bytes: open.bytes + bytes.length } };
};
