import { Contributor, withContribution } from '../../domain/listing/contributor.ts';
import type { Contributors } from '../../ports/contributors.ts';
import { entity } from './entity.ts';
import { listed, startAfter } from './page.ts';
import { absent, atVersion, holds, stale, type Store } from './store.ts';
import { at, list } from './table.ts';

/** Through the index the largest count comes first. */
const padded = (n: number) => String(n).padStart(6, '0');
const contributors = entity({
  type: 'listing-contributor',
  schema: Contributor,
  keys: (one) => ({ ...at.listingContributor(one.personId), grouppk: list.listingContributors(), groupsk: `${padded(one.added + one.corrected)}#${one.lastAt}#${one.personId}` }),
  card: (one) => one,
});

export const storeContributors = (store: Store): Contributors => ({
  async list(after) {
    return listed(await store.query({ index: 'group', pk: list.listingContributors(), backward: true, limit: 50, after: startAfter(after) }), (item) => Contributor.parse(item['card']));
  },
  async note(contribution) {
    const { personId, suggestionId } = contribution;
    const item = await store.get(at.listingContributor(personId), { strong: true });
    const before = item && contributors.fromItem(item);
    const counted = stale();
    await holds(store.write([
      { put: { ...at.listingContribution(personId, suggestionId), _t: 'listing-contribution' }, when: absent(() => counted) },
      { put: contributors.toItem(withContribution(before, contribution)), when: before ? atVersion(before.version) : absent(stale) },
    ]), counted);
  },
  async forget(personId) {
    const items = await store.all({ pk: at.listingContributor(personId).pk });
    for (const { pk, sk } of items) await store.write([{ remove: { pk, sk } }]);
  },
});
