import type { File, Verdict } from '../../domain/entry/file.ts';
import type { Ports } from '../../ports/ports.ts';
import { withSecondLook } from '../second-look.ts';

export type Scan = { storeKey: string; verdict: Verdict; found?: string | undefined };

/** The scanner's verdict on what lies under a key goes to its file; safe to repeat. A file that was removed meanwhile has none. */
export const noteScan = async (ports: Pick<Ports, 'files'>, { storeKey, verdict, found }: Scan): Promise<void> => {
  const known = await ports.files.unscanned(storeKey);
  if (!known) return;
  await withSecondLook(async () => {
    const file = await ports.files.find(known.entryId, known.id);
    if (!file || file.scan === verdict) return;
    const next: File = { ...file, scan: verdict, ...(found ? { reason: found.slice(0, 300) } : {}), version: file.version + 1 };
    await ports.files.save(next);
  });
};
