import type { File } from './file.ts';
import { isOneLine } from '../words/one-line.ts';
import { Refusal } from '../refusal.ts';

/** What may be attached. The ending of a name says the type, and the content is looked at too; judges see the first ending. Sizes in bytes. */
const kinds = [
  { type: 'application/pdf', words: 'PDF', endings: ['pdf'] }, { type: 'text/plain', words: 'text', endings: ['txt'] }, { type: 'text/csv', words: 'CSV', endings: ['csv'] },
  { type: 'text/markdown', words: 'Markdown', endings: ['md'] }, { type: 'application/json', words: 'JSON', endings: ['json'] },
  { type: 'image/png', words: 'PNG', endings: ['png'] }, { type: 'image/jpeg', words: 'JPEG', endings: ['jpg', 'jpeg'] }, { type: 'image/webp', words: 'WebP', endings: ['webp'] },
  { type: 'application/zip', words: 'ZIP', endings: ['zip'] }, { type: 'video/mp4', words: 'MP4', endings: ['mp4'] },
];
const kindOf = (type: string) => kinds.find((kind) => kind.type === type);
const endingOf = (name: string): string => (name.includes('.') ? name.split('.').at(-1)!.toLowerCase() : '');
export const kindWords = kinds.map(({ words }) => words).join(', ');
export const takenEndings = kinds.flatMap(({ endings }) => endings);
/** By ending, because browsers disagree on the type of a .md or .csv file. */
export const typeByName = (name: string): string | undefined => kinds.find(({ endings }) => endings.includes(endingOf(name)))?.type;
const megabyte = 1024 * 1024;
export const mostBytesPerFile = 25 * megabyte;
export const mostBytesPerEntry = 100 * megabyte;
export const mostFilesPerEntry = 30;
export const mostFilesPerQuestion = 20;
/** Without JavaScript a file travels with the rest of the form, through the site's own function. */
export const mostPlainBytes = 4 * megabyte;
/** "25 MB": limits are whole megabytes. */
export const limitWords = (bytes: number): string => `${bytes / megabyte} MB`;
/** What one question takes: said the same to whoever asks it, reads about it and answers it. */
export const filesWords = (most: number): string => `${most === 1 ? 'one file' : `up to ${most} files`}, ${limitWords(mostBytesPerFile)} each`;

/** What holds files, and how many. */
export type FileHolder = { words: string; files: number; bytes: number };
const ofEntry: FileHolder = { words: 'an entry', files: mostFilesPerEntry, bytes: mostBytesPerEntry };

export const refuseUpload = (wanted: Pick<File, 'name' | 'type' | 'size'>, present: Pick<File, 'size'>[], holder = ofEntry): void => {
  if (!isOneLine(wanted.name) || /[/\\]/.test(wanted.name)) throw new Refusal('invalid', 'Rename the file: leave out slashes, line breaks and hidden characters.', 'name');
  const kind = kindOf(wanted.type);
  if (!kind) throw new Refusal('invalid', `This kind of file is not taken. Use ${kindWords}.`, 'type');
  if (typeByName(wanted.name) !== kind.type) throw new Refusal('invalid', `The name of a ${kind.words} file ends in .${kind.endings.join(' or .')}. Rename the file, or choose one of the kind its name says.`, 'name');
  if (wanted.size > mostBytesPerFile) throw new Refusal('too-large', `A file can be at most ${limitWords(mostBytesPerFile)}. Make it smaller, or link to it.`, 'size');
  if (present.length >= holder.files) throw new Refusal('limit', `${holder.words[0]!.toUpperCase()}${holder.words.slice(1)} holds at most ${holder.files} files. Remove one first.`, 'size');
  if (present.reduce((sum, file) => sum + file.size, wanted.size) > holder.bytes) throw new Refusal('limit', `The files of ${holder.words} can be at most ${limitWords(holder.bytes)} together. Remove one first.`, 'size');
};

const isPlain = (type: string) => type.startsWith('text/') || type === 'application/json';

/** Does the content fit the type that was announced? `sniffed` is what its first bytes say, undefined for plain text. */
export const fitsContent = (type: string, sniffed: string | undefined, head: Uint8Array): boolean => {
  if (isPlain(type)) return sniffed === undefined && !head.includes(0);
  return sniffed === type;
};

/** What a judge sees instead of the person's file name. */
export const neutralName = (file: Pick<File, 'type'>, n: number): string => {
  const ending = kindOf(file.type)?.endings[0];
  return ending ? `document-${n}.${ending}` : `document-${n}`;
};

const day = 86_400_000;
const later = (at: string, milliseconds: number) => new Date(Date.parse(at) + milliseconds).toISOString();
/** One day to finish an upload, a week to attach what was uploaded. */
const patience = (file: Pick<File, 'state'>) => (file.state === 'verified' ? 7 * day : day);

export const firstLook = (addedAt: string): string => later(addedAt, day);

/** Who needs a file: a version that was sent, for good; a draft, while it can still be changed or for good once it cannot; or nobody. */
export type Holder = 'sent' | 'open draft' | 'closed draft' | 'nobody';

/** What the look at an upload finds: held for good, it is not looked at again; in an open draft it is, for a draft can let go of it; else it goes when its time is up. */
export const lookAgain = (file: Pick<File, 'state' | 'addedAt'>, holder: Holder, now: string): { remove: true } | { lookAt: string | undefined } => {
  if (holder === 'sent' || holder === 'closed draft') return { lookAt: undefined };
  if (holder === 'open draft') return { lookAt: later(now, 7 * day) };
  const until = later(file.addedAt, patience(file));
  return until <= now ? { remove: true } : { lookAt: until };
};
