import { Writing } from '../../domain/group/writing.ts';
import { notFound } from '../../domain/refusal.ts';
import type { Writings } from '../../ports/groups.ts';
import { entity } from './entity.ts';
import { listed, startAfter } from './page.ts';
import { absent, atVersion, present, stale, type Store } from './store.ts';
import { at, list } from './table.ts';

const Head = Writing.omit({ text: true });
const writings = entity({
  type: 'writing',
  schema: Writing,
  keys: (writing) => ({ ...at.writing(writing.spaceId, writing.id), ownerpk: list.writings(writing.spaceId, writing.kind), ownersk: `${writing.at}#${writing.id}` }),
  card: (writing) => Head.parse(writing),
});

export const storeWritings = (store: Store): Writings => ({
  async find(spaceId, id) {
    const item = await store.get(at.writing(spaceId, id), { strong: true });
    return item && writings.fromItem(item);
  },
  async ofSpace(spaceId, kind, after) {
    return listed(await store.query({ index: 'owner', pk: list.writings(spaceId, kind), backward: true, limit: 20, after: startAfter(after) }), (item) => Head.parse(item['card']));
  },
  keep: (writing, { groupId, personId }, deed) =>
    store.write([
      { check: at.groupMember(groupId, personId), when: present(() => notFound('page')) },
      { put: writings.toItem(writing), when: writing.version === 1 ? absent(stale) : atVersion(writing.version - 1) },
    ], deed),
});
