import { Awaited } from '../../domain/people/agency.ts';
import { addressKey } from '../../domain/words/email-address.ts';
import type { AwaitedParts } from '../../ports/awaited.ts';
import { entity } from './entity.ts';
import type { Store } from './store.ts';
import { at, list } from './table.ts';

const keyOf = (one: Awaited) => at.awaited(addressKey(one.email), one.agencyId ?? 'OPERATOR');

export const awaited = entity({
  type: 'awaited',
  schema: Awaited,
  keys: (one) => ({ ...keyOf(one), ...(one.agencyId ? { ownerpk: list.awaitedOfAgency(one.agencyId), ownersk: addressKey(one.email) } : {}) }),
  card: (one) => one,
});

export const storeAwaited = (store: Store): AwaitedParts => ({
  async promise(one, deed) {
    await store.write([{ put: awaited.toItem(one) }], deed);
  },
  async ofEmail(email) {
    const items = await store.all({ pk: at.email(addressKey(email)).pk, begins: 'AWAITED#', strong: true });
    return items.map(awaited.fromItem);
  },
  async ofAgency(agencyId) {
    const items = await store.all({ index: 'owner', pk: list.awaitedOfAgency(agencyId) });
    return items.map((item) => Awaited.parse(item['card']));
  },
  async clear(one, deed) {
    await store.write([{ remove: keyOf(one) }], deed);
  },
});
