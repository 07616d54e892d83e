import { Mailing } from '../../domain/people/mailing.ts';
import type { Mailings } from '../../ports/mailings.ts';
import { entity } from './entity.ts';
import { absent, atVersion, stale, type Store } from './store.ts';
import { at } from './table.ts';

const keptDays = 30;
const mailings = entity({
  type: 'mailing',
  schema: Mailing,
  keys: (one) => ({ ...at.batch(one.actId), ttl: Math.floor(Date.parse(one.at) / 1000) + keptDays * 86_400 }),
});

export const storeMailings = (store: Store): Mailings => ({
  async find(actId) {
    const item = await store.get(at.batch(actId), { strong: true });
    return item && mailings.fromItem(item);
  },
  save: (one) => store.put(mailings.toItem(one), one.version === 1 ? absent(stale) : atVersion(one.version - 1)),
});
