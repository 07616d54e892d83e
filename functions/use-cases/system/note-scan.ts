import type { UploadedFile, Verdict } from '../../domain/entry/file.ts';
import type { FileNotes } from '../../ports/files.ts';
import type { Ports } from '../../ports/ports.ts';
import { withSecondLook } from '../second-look.ts';

export type Scan = { storeKey: string; verdict: Verdict; found?: string | undefined };

const noteIn = async <F extends UploadedFile>(notes: FileNotes<F>, { storeKey, verdict, found }: Scan): Promise<void> => {
  const known = await notes.unscanned(storeKey);
  if (!known) return;
  await withSecondLook(async () => {
    const file = await notes.find(known.holderId, known.id);
    if (!file || file.scan === verdict) return;
    await notes.save({ ...file, scan: verdict, ...(found ? { reason: found.slice(0, 300) } : {}), version: file.version + 1 });
  });
};

/** The scanner's verdict on what lies under a key goes to its file, of an entry or of the library; safe to repeat. A file that was removed meanwhile has none. */
export const noteScan = async (ports: Pick<Ports, 'files' | 'publicationFiles'>, scan: Scan): Promise<void> => {
  await noteIn(ports.files, scan);
  await noteIn(ports.publicationFiles, scan);
};
