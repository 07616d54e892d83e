import type { File } from '../../domain/file.ts';
import { lookAgain } from '../../domain/upload.ts';
import type { Ports } from '../../ports/ports.ts';

type Needed = Pick<Ports, 'entries' | 'files' | 'fileStore' | 'clock'>;

/** Named by an answer of the draft, or by any version that was sent. */
const isAttached = async (ports: Needed, { entryId, id }: Pick<File, 'entryId' | 'id'>): Promise<boolean> => {
  const [entry, drafts] = await Promise.all([ports.entries.find(entryId, { strong: true }), ports.entries.drafts(entryId)]);
  const names = (answer: unknown) => Array.isArray(answer) && answer.includes(id);
  if (drafts.some(({ answers }) => Object.values(answers).some(names))) return true;
  for (let n = entry?.sentVersion ?? 0; n > 0; n--) {
    if ((await ports.entries.sent(entryId, n))?.manifest.files.some((file) => file.id === id)) return true;
  }
  return false;
};

/** An upload nobody finished or attached is removed, bytes first: a crash in between leaves the note of it, which is looked at again. */
export const clearFile = async (ports: Needed, { entryId, id }: Pick<File, 'entryId' | 'id'>): Promise<void> => {
  const file = await ports.files.find(entryId, id);
  if (!file?.lookAt) return;
  const next = lookAgain(file, await isAttached(ports, file), ports.clock.now());
  if ('lookAt' in next) return ports.files.save({ ...file, ...next, version: file.version + 1 });
  await ports.fileStore.remove(file.storeKey);
  return ports.files.remove(file);
};
