import { ListingOwner } from '../../domain/listing/owner/owner.ts';
import type { ListingOwners } from '../../ports/listing-owners.ts';
import { entity } from './entity.ts';
import { absent, atVersion, stale, type Change, type Store } from './store.ts';
import { at, list } from './table.ts';

const owners = entity({
  type: 'listing-owner',
  schema: ListingOwner,
  keys: (owner) => ({ ...at.listingOwner(owner.listingId), ...(owner.stoppedAt ? {} : { duepk: list.listingOwnersDue(), duesk: `${owner.askAt}#${owner.listingId}` }) }),
  card: ({ listingId }) => ({ listingId }),
});

export const storeListingOwners = (store: Store): ListingOwners => ({
  async find(listingId) {
    const item = await store.get(at.listingOwner(listingId), { strong: true });
    return item && owners.fromItem(item);
  },
  async due(now, most) {
    const { items } = await store.query({ index: 'due', pk: list.listingOwnersDue(), from: '0', to: `${now}#~`, limit: most });
    const found = await store.getMany(items.map((item) => at.listingOwner((item['card'] as { listingId: string }).listingId)));
    return found.map(owners.fromItem).filter(({ askAt, stoppedAt }) => askAt <= now && !stoppedAt).toSorted((a, b) => (a.askAt < b.askAt ? -1 : 1));
  },
  async keep(owner, deed) {
    const change: Change = { put: owners.toItem(owner), when: owner.version === 1 ? absent(stale) : atVersion(owner.version - 1) };
    await store.write([change], deed);
  },
  remove: (owner, deed) => store.write([{ remove: at.listingOwner(owner.listingId), when: atVersion(owner.version) }], deed),
});
