import type { Act } from '../../domain/act.ts';
import type { Holder } from '../../domain/entry/upload.ts';
import type { PublicationFile } from '../../domain/library/publication-file.ts';
import type { Ports } from '../../ports/ports.ts';
import { clearUpload } from './clear-upload.ts';

type Needed = Pick<Ports, 'publications' | 'publicationFiles' | 'fileStore' | 'clock'>;

/** Any version that was published holds its files for good; the draft holds what it names. */
const holderOf = async ({ publications }: Needed, { publicationId, id }: Pick<PublicationFile, 'publicationId' | 'id'>): Promise<Holder> => {
  const publication = await publications.find(publicationId);
  for (let n = publication?.latest ?? 0; n > 0; n--) {
    if ((await publications.findVersion(publicationId, n))?.files.some((file) => file.id === id)) return 'sent';
  }
  return publication?.draft.files.includes(id) ? 'open draft' : 'nobody';
};

export const clearPublicationFile = async (ports: Needed, { publicationId, id }: Pick<PublicationFile, 'publicationId' | 'id'>): Promise<void> =>
  clearUpload(ports, ports.publicationFiles, await ports.publicationFiles.find(publicationId, id), (file) => holderOf(ports, file));

/** All files of a draft that was discarded, bytes first. Safe to repeat. */
export const clearDiscarded = async (ports: Needed, { about }: Pick<Act, 'about'>): Promise<void> => {
  if (await ports.publications.find(about)) return;
  for (const file of await ports.publicationFiles.ofPublication(about)) {
    await ports.fileStore.remove(file.storeKey);
    await ports.publicationFiles.remove(file);
  }
};
