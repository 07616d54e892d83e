import { lookAgain, type Holder } from '../../domain/entry/upload.ts';
import type { PublicationFile } from '../../domain/library/publication-file.ts';
import type { Ports } from '../../ports/ports.ts';

type Needed = Pick<Ports, 'publications' | 'publicationFiles' | 'fileStore' | 'clock'>;

/** Any version that was published holds its files for good; the draft holds what it names. */
const holderOf = async ({ publications }: Needed, { publicationId, id }: Pick<PublicationFile, 'publicationId' | 'id'>): Promise<Holder> => {
  const publication = await publications.find(publicationId);
  for (let n = publication?.latest ?? 0; n > 0; n--) {
    if ((await publications.findVersion(publicationId, n))?.files.some((file) => file.id === id)) return 'sent';
  }
  return publication?.draft.files.includes(id) ? 'open draft' : 'nobody';
};

/** As of an entry: an upload that nobody finished or attached is removed, bytes first, so that a crash in between leaves the note of it. */
export const clearPublicationFile = async (ports: Needed, { publicationId, id }: Pick<PublicationFile, 'publicationId' | 'id'>): Promise<void> => {
  const file = await ports.publicationFiles.find(publicationId, id);
  if (!file?.lookAt) return;
  const next = lookAgain(file, await holderOf(ports, file), ports.clock.now());
  if ('lookAt' in next) return ports.publicationFiles.save({ ...file, ...next, version: file.version + 1 });
  await ports.fileStore.remove(file.storeKey);
  return ports.publicationFiles.remove(file);
};
