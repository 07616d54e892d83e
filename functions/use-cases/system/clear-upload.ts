import type { UploadedFile } from '../../domain/entry/file.ts';
import { lookAgain, type Holder } from '../../domain/entry/upload.ts';
import type { FileNotes } from '../../ports/files.ts';
import type { Ports } from '../../ports/ports.ts';

/** An upload that nobody finished or attached is removed, bytes first: a crash in between leaves the note of it, which is looked at again. */
export const clearUpload = async <F extends UploadedFile>({ fileStore, clock }: Pick<Ports, 'fileStore' | 'clock'>, notes: FileNotes<F>, file: F | undefined, holderOf: (file: F) => Promise<Holder>): Promise<void> => {
  if (!file?.lookAt) return;
  const next = lookAgain(file, await holderOf(file), clock.now());
  if ('lookAt' in next) return notes.save({ ...file, ...next, version: file.version + 1 });
  await fileStore.remove(file.storeKey);
  return notes.remove(file);
};
