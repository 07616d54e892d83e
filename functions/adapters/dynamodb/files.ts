import { hourOf } from '../../domain/due.ts';
import { File } from '../../domain/entry/file.ts';
import type { Files } from '../../ports/files.ts';
import { entity } from './entity.ts';
import { absent, atVersion, stale, type Store } from './store.ts';
import { at, list } from './table.ts';

const isUnscanned = ({ scan }: File) => scan === 'not-configured' || scan === 'waiting';
const Named = File.pick({ id: true, entryId: true });

/** An upload that nobody may have attached is due for a look; one that no scan has judged is found by where its bytes are. */
const files = entity({
  type: 'file',
  schema: File,
  keys: (file) => ({
    ...at.file(file.entryId, file.id),
    ...(file.lookAt ? { duepk: list.due(hourOf(file.lookAt)), duesk: `${file.lookAt}#${file.id}` } : {}),
    ...(isUnscanned(file) ? { ownerpk: list.unscanned(file.storeKey), ownersk: file.id } : {}),
  }),
  card: (file) => Named.parse(file),
});

export const storeFiles = (store: Store): Files => ({
  async ofEntry(entryId) {
    return (await store.all({ pk: at.entry(entryId).pk, begins: 'FILE#', strong: true })).map(files.fromItem);
  },
  async find(entryId, fileId) {
    const item = await store.get(at.file(entryId, fileId), { strong: true });
    return item && files.fromItem(item);
  },
  async unscanned(storeKey) {
    const { items } = await store.query({ index: 'owner', pk: list.unscanned(storeKey), limit: 1 });
    return items[0] && Named.parse(items[0]['card']);
  },
  async announced(entryId) {
    return Number((await store.get(at.announced(entryId), { strong: true }))?.['version'] ?? 0);
  },
  async announce(file, announced) {
    const next = { ...at.announced(file.entryId), _t: 'announced', version: announced + 1 };
    await store.write([{ put: files.toItem(file), when: absent(stale) }, { put: next, when: announced === 0 ? absent(stale) : atVersion(announced) }]);
  },
  save: (file) => store.put(files.toItem(file), atVersion(file.version - 1)),
  async remove(file) {
    await store.write([{ remove: at.file(file.entryId, file.id) }]);
  },
});
