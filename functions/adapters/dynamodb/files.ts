import { hourOf } from '../../domain/due.ts';
import { File } from '../../domain/file.ts';
import type { Files } from '../../ports/files.ts';
import { entity } from './entity.ts';
import { absent, atVersion, stale, type Store } from './store.ts';
import { at, list } from './table.ts';

/** An upload that nobody may have attached is due for a look. */
const files = entity({
  type: 'file',
  schema: File,
  keys: (file) => ({ ...at.file(file.entryId, file.id), ...(file.lookAt ? { duepk: list.due(hourOf(file.lookAt)), duesk: `${file.lookAt}#${file.id}` } : {}) }),
  card: ({ id, entryId }) => ({ id, entryId }),
});

export const storeFiles = (store: Store): Files => ({
  async ofEntry(entryId) {
    return (await store.all({ pk: at.entry(entryId).pk, begins: 'FILE#', strong: true })).map(files.fromItem);
  },
  async find(entryId, fileId) {
    const item = await store.get(at.file(entryId, fileId), { strong: true });
    return item && files.fromItem(item);
  },
  save: (file) => store.put(files.toItem(file), file.version === 1 ? absent(stale) : atVersion(file.version - 1)),
  async remove(file) {
    await store.write([{ remove: at.file(file.entryId, file.id) }]);
  },
});
