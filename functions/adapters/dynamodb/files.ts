import { hourOf } from '../../domain/due.ts';
import { File, type UploadedFile } from '../../domain/entry/file.ts';
import { PublicationFile } from '../../domain/library/publication-file.ts';
import type { FileNotes, Files, PublicationFiles } from '../../ports/files.ts';
import { entity } from './entity.ts';
import { absent, atVersion, stale, type Item, type Store } from './store.ts';
import { at, list, type Key, type Keys } from './table.ts';

const isUnscanned = ({ scan }: UploadedFile) => scan === 'not-configured' || scan === 'waiting';
/** An upload that nobody may have attached is due for a look; one that no scan has judged is found by where its bytes are. */
const uploadKeys = (key: Key, file: UploadedFile): Keys => ({
  ...key,
  ...(file.lookAt ? { duepk: list.due(hourOf(file.lookAt)), duesk: `${file.lookAt}#${file.id}` } : {}),
  ...(isUnscanned(file) ? { ownerpk: list.unscanned(file.storeKey), ownersk: file.id } : {}),
});

const Named = File.pick({ id: true, entryId: true });
const NamedInLibrary = PublicationFile.pick({ id: true, publicationId: true });
const files = entity({ type: 'file', schema: File, keys: (file) => uploadKeys(at.file(file.entryId, file.id), file), card: (file) => Named.parse(file) });
const publicationFiles = entity({ type: 'publication-file', schema: PublicationFile, keys: (file) => uploadKeys(at.publicationFile(file.publicationId, file.id), file), card: (file) => NamedInLibrary.parse(file) });

type Holding<F> = {
  pair: { type: string; toItem: (file: F) => Item; fromItem: (item: Item) => F };
  key: (holderId: string, fileId: string) => Key;
  counter: (holderId: string) => Key;
  holderOf: (file: F) => string;
  read: (card: unknown) => { id: string; holderId: string };
};

const notesOf = <F extends UploadedFile>(store: Store, { pair, key, counter, holderOf, read }: Holding<F>): FileNotes<F> & { all(holderId: string): Promise<F[]> } => ({
  async all(holderId) {
    return (await store.all({ pk: key(holderId, '').pk, begins: 'FILE#', strong: true })).map(pair.fromItem);
  },
  async find(holderId, fileId) {
    const item = await store.get(key(holderId, fileId), { strong: true });
    return item && pair.fromItem(item);
  },
  async unscanned(storeKey) {
    const { items } = await store.query({ index: 'owner', pk: list.unscanned(storeKey), limit: 1 });
    return items[0]?.['_t'] === pair.type ? read(items[0]['card']) : undefined;
  },
  async announced(holderId) {
    return Number((await store.get(counter(holderId), { strong: true }))?.['version'] ?? 0);
  },
  async announce(file, announced) {
    const next = { ...counter(holderOf(file)), _t: 'announced', version: announced + 1 };
    await store.write([{ put: pair.toItem(file), when: absent(stale) }, { put: next, when: announced === 0 ? absent(stale) : atVersion(announced) }]);
  },
  save: (file) => store.put(pair.toItem(file), atVersion(file.version - 1)),
  async remove(file) {
    await store.write([{ remove: key(holderOf(file), file.id) }]);
  },
});

export const storeFiles = (store: Store): Files => {
  const { all, ...notes } = notesOf<File>(store, { pair: files, key: at.file, counter: at.announced, holderOf: (file) => file.entryId, read: (card) => { const { id, entryId } = Named.parse(card); return { id, holderId: entryId }; } });
  return { ...notes, ofEntry: all };
};
export const storePublicationFiles = (store: Store): PublicationFiles => {
  const { all, ...notes } = notesOf<PublicationFile>(store, { pair: publicationFiles, key: at.publicationFile, counter: at.publicationAnnounced, holderOf: (file) => file.publicationId, read: (card) => { const { id, publicationId } = NamedInLibrary.parse(card); return { id, holderId: publicationId }; } });
  return { ...notes, ofPublication: all };
};
