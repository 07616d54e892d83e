import type { ScanState } from '../../../functions/domain/entry/file.ts';
import { takenEndings } from '../../../functions/domain/entry/upload.ts';

export type AttachedFile = { id: string; name: string; type: string; size: number; sha256: string; state: string; scan: ScanState; reason?: string | undefined };

export const acceptedEndings = takenEndings.map((ending) => `.${ending}`).join(',');

export const sizeWords = (bytes: number): string =>
  bytes < 1024 ? `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}` : bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
