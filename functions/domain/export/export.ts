import * as z from 'zod';
import { ActFilter } from '../act-filter.ts';
import { idOf } from '../id.ts';
import { Refusal } from '../refusal.ts';
import { daysKept, exportForms, exportKinds, formsOf, type ExportForm, type ExportKind } from './export-words.ts';

const count = z.number().int().min(0);
/** The file that is being written. Its size in bytes; how many objects of the file store it is in: pieces of the file itself, and beside them parts of an archive's list and index; lines of a table, or members of an archive. */
const Open = z.object({ bytes: count, pieces: count, parts: count, lines: count, listBytes: count, index: z.object({ bytes: count, crc: count }) });
export type Open = z.infer<typeof Open>;
export const noneOpen: Open = { bytes: 0, pieces: 0, parts: 0, lines: 0, listBytes: 0, index: { bytes: 0, crc: 0 } };

/** A file that is there to be taken, and what it was put together from. */
export const Volume = z.object({ key: z.string(), name: z.string(), bytes: count, pieces: count, parts: count });
export type Volume = z.infer<typeof Volume>;

/** Where the next step reads on: in which list, after which page, and how many of that page are done. */
const Place = z.object({ list: count, after: z.string().optional(), skip: count });

/** One kind of what a challenge holds, in one form: asked for, written step by step, there for some days, and cleared away. Asked for again it takes the place of the one before. */
export const Export = z.object({
  challengeId: idOf('challenge'),
  kind: z.enum(exportKinds),
  form: z.enum(exportForms),
  /** Random: names the files of this run. */
  run: z.string(),
  state: z.enum(['making', 'ready', 'leaving']),
  filter: ActFilter.optional(),
  askedBy: idOf('person'),
  askedAt: z.iso.datetime(),
  /** Whose questions are the columns. */
  rulesVersion: count,
  done: count,
  place: Place,
  open: Open,
  volumes: z.array(Volume).max(200),
  /** Of an earlier run, to be cleared away. */
  old: z.object({ run: z.string(), volumes: z.array(Volume), open: Open }).optional(),
  readyAt: z.iso.datetime().optional(),
  /** When it is cleared away. */
  lookAt: z.iso.datetime().optional(),
  version: z.number().int(),
});
export type Export = z.infer<typeof Export>;

const day = 86_400_000;
export const keptUntil = (at: string): string => new Date(Date.parse(at) + daysKept * day).toISOString();

export const refuseForm = (kind: ExportKind, form: ExportForm): void => {
  if (!formsOf[kind].includes(form)) throw new Refusal('invalid', `This comes as ${formsOf[kind].join(' or ')}.`, 'form');
};

/** Of an archive: bytes after which the next volume begins, so that one step of a job puts it together. */
export const mostArchiveBytes = 250_000_000;
export const mostArchiveMembers = 60_000;
/** Of a workbook, which is made in memory. */
export const mostSheetRows = 20_000;
/** As much as is written at once, and about as much as is held. */
export const pieceBytes = 8 * 1024 * 1024;

/** Drafts are their teams’ alone. */
export const takenStates = ['sent', 'excluded', 'withdrawn'] as const;
/** How many lists are read for it, one after the other. */
export const listsOf: Record<ExportKind, number> = { entries: takenStates.length, registrations: 1, evaluations: 1, history: 1 };
/** All lists are read, and every file is put together. */
export const isWhole = ({ kind, place, open, volumes }: Pick<Export, 'kind' | 'place' | 'open' | 'volumes'>): boolean => place.list >= listsOf[kind] && volumes.length > 0 && open.pieces === 0 && open.parts === 0;

/** Keys in the file store. */
export const pieceKey = (run: string, volume: number, piece: number) => `${run}-v${volume}-piece-${piece}`;
export const listKey = (run: string, volume: number, part: number) => `${run}-v${volume}-list-${part}`;
export const indexKey = (run: string, volume: number, part: number) => `${run}-v${volume}-index-${part}`;
export const volumeKey = (run: string, volume: number) => `${run}-v${volume}-whole`;

const numbered = (n: number) => Array.from({ length: n }, (_, i) => i);
/** All that a volume was put together from; the last piece and the last part of the list are written when it is. */
export const partsOf = (run: string, volume: number, { pieces, parts }: Pick<Volume, 'pieces' | 'parts'>): string[] =>
  [...numbered(pieces + 1).map((n) => pieceKey(run, volume, n)), ...numbered(parts + 1).flatMap((n) => [listKey(run, volume, n), indexKey(run, volume, n)])];

/** Every object of a run. */
export const keysOf = ({ run, volumes, open }: Pick<Export, 'run' | 'volumes' | 'open'>): string[] =>
  [...volumes.flatMap((volume, n) => [volume.key, ...partsOf(run, n, volume)]), volumeKey(run, volumes.length), ...partsOf(run, volumes.length, open)];

/** "entries-clean-curb.zip", or "entries-clean-curb-2.zip" where one file would be too large. */
export const volumeName = ({ kind, form }: Pick<Export, 'kind' | 'form'>, slug: string, volume: number): string => `${kind}-${slug}${volume > 0 ? `-${volume + 1}` : ''}.${form}`;
export const formTypes: Record<ExportForm, string> = { zip: 'application/zip', csv: 'text/csv', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };
