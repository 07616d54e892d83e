import { kindWords, limitWords, mostBytesPerFile, typeByName } from '../../../functions/domain/entry/upload.ts';
import { sizeWords } from './upload.ts';

export const typeOf = (file: { name: string; type: string }): string => typeByName(file.name) ?? file.type;
/** The end of a long name, never half of a character. */
export const sentName = (name: string): string => name.slice(-160).toWellFormed();

/** What can be said before a byte is sent. */
export const faultOf = (file: { name: string; type: string; size: number }): string | undefined => {
  if (file.size === 0) return `${file.name} is empty.`;
  if (!typeByName(file.name)) return `${file.name} is a kind of file that is not taken. Use ${kindWords}.`;
  return file.size > mostBytesPerFile ? `${file.name} has ${sizeWords(file.size)}. A file can have at most ${limitWords(mostBytesPerFile)}. Make it smaller, or link to it.` : undefined;
};

const hex = (bytes: ArrayBuffer) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
export const sha256Of = async (file: Blob): Promise<string> => hex(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));

export type Place = { url: string; headers: Record<string, string> };

/** Puts the bytes where the announcement said, telling how far it is. `signal` stops it. */
export const putBytes = (file: Blob, { url, headers }: Place, progress: (share: number) => void, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded, total }) => progress(total > 0 ? loaded / total : 0));
    request.addEventListener('load', () => (request.status < 300 ? resolve() : reject(new Error(`the file store answered ${request.status}`))));
    request.addEventListener('error', () => reject(new Error('the connection broke')));
    request.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
