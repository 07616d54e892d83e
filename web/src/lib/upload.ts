import type { ScanState } from '../../../functions/domain/entry/file.ts';
import { kindWords, limitWords, mostBytesPerFile, takenEndings, typeByName } from '../../../functions/domain/entry/upload.ts';

export type AttachedFile = { id: string; name: string; type: string; size: number; sha256: string; state: string; scan: ScanState; reason?: string | undefined };

export const acceptedEndings = takenEndings.map((ending) => `.${ending}`).join(',');

export const sizeWords = (bytes: number): string =>
  bytes < 1024 ? `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}` : bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** What can be said before a byte is sent. */
export const faultOf = (file: { name: string; type: string; size: number }): string | undefined => {
  if (file.size === 0) return `${file.name} is empty.`;
  if (!typeByName(file.name)) return `${file.name} is a kind of file that is not taken. Use ${kindWords}.`;
  return file.size > mostBytesPerFile ? `${file.name} has ${sizeWords(file.size)}. A file can have at most ${limitWords(mostBytesPerFile)}. Make it smaller, or link to it.` : undefined;
};
