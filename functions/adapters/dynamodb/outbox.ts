import { Act } from '../../domain/act.ts';
import type { Outbox } from '../../ports/outbox.ts';
import { acts } from './act.ts';
import type { Store } from './store.ts';
import { list, outShards } from './table.ts';

export const storeOutbox = (store: Store): Outbox => ({
  async waiting(until) {
    const shards = Array.from({ length: outShards }, (_, shard) => store.query({ index: 'out', pk: list.out(shard) }));
    const later = store.query({ index: 'out', pk: list.outLater(), ...(until ? { from: '0', to: `${until}#~` } : {}) });
    const found = (await Promise.all([...shards, later])).flatMap(({ items }) => items.map((item) => Act.parse(item['card'])));
    return found.sort((a, b) => a.at.localeCompare(b.at));
  },
  async handled(act) {
    const { outpk: _pk, outsk: _sk, ...item } = acts.toItem(act);
    await store.put(item);
  },
  async postpone(act, until) {
    await store.put({ ...acts.toItem(act), outpk: list.outLater(), outsk: `${until}#${act.id}` });
  },
});
