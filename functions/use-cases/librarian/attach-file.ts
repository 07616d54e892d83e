import type { Caller } from '../../domain/caller.ts';
import { refuseInfected } from '../../domain/entry/file.ts';
import { refuseUpload } from '../../domain/entry/upload.ts';
import { mostBytes, mostFiles } from '../../domain/library/library-words.ts';
import type { PublicationFile } from '../../domain/library/publication-file.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Upload } from '../../ports/files.ts';
import type { Ports } from '../../ports/ports.ts';
import { keptPublication, type KeeperNeeds } from '../keeping.ts';
import { withSecondLook } from '../second-look.ts';
import { announcedFile, fileIdOf, isAnnounced, keepArrived, otherFile, type Announced } from '../uploading.ts';

type Needs = KeeperNeeds & Pick<Ports, 'publications' | 'publicationFiles' | 'fileStore' | 'chance' | 'sniffType'>;
type OfPublication = { publicationId: string; fileId: string };

/** So many files may lie with a work that no version holds yet, beside those that one does. */
const spare = mostFiles;

/** A keeper announces a file; the answer says where to put exactly those bytes. It is no act: it is attached when the draft names it. */
export const declareLibraryFile = (ports: Needs, caller: Caller, publicationId: string, wanted: Announced): Promise<{ file: PublicationFile; upload: Upload }> =>
  withSecondLook(async () => {
    const publication = await keptPublication(ports, caller, publicationId);
    const id = fileIdOf(ports, caller);
    const before = await ports.publicationFiles.find(publicationId, id);
    if (before) {
      if (!isAnnounced(before, wanted)) throw otherFile();
      return { file: before, upload: await ports.fileStore.upload(before) };
    }
    const announced = await ports.publicationFiles.announced(publicationId);
    const present = (await ports.publicationFiles.ofPublication(publicationId)).filter(({ state, lookAt }) => state !== 'rejected' && lookAt !== undefined);
    const named = present.filter((file) => publication.draft.files.includes(file.id));
    refuseUpload(wanted, named, { words: 'a version', files: mostFiles, bytes: mostBytes });
    if (present.length - named.length >= spare) throw new Refusal('limit', 'Many files lie here that no version names. Attach or remove one first.', 'size');
    const file: PublicationFile = { ...wanted, id, publicationId, ...announcedFile(ports, caller.at, caller.person!.id) };
    await ports.publicationFiles.announce(file, announced);
    return { file, upload: await ports.fileStore.upload(file) };
  }, mostFiles);

const heldFile = async (ports: Needs, caller: Caller, { publicationId, fileId }: OfPublication): Promise<PublicationFile | undefined> => {
  await keptPublication(ports, caller, publicationId);
  return ports.publicationFiles.find(publicationId, fileId);
};

/** The bytes are there: size, digest and content must be what was announced. */
export const confirmLibraryFile = (ports: Needs, caller: Caller, wanted: OfPublication): Promise<PublicationFile> =>
  withSecondLook(async () => {
    const file = await heldFile(ports, caller, wanted);
    if (!file) throw notFound('file');
    if (file.state === 'verified' || file.state === 'rejected') return file;
    return keepArrived(ports, file, (next) => ports.publicationFiles.save(next));
  });

/** A keeper opens what was uploaded, before anybody else does. */
export const openLibraryFile = async (ports: Needs, caller: Caller, wanted: OfPublication): Promise<{ url: string }> => {
  const file = await heldFile(ports, caller, wanted);
  if (!file) throw notFound('file');
  refuseInfected(file);
  return { url: await ports.fileStore.download(file.storeKey, file.name, file.type) };
};
