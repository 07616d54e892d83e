import { WorkProduct } from '../../domain/group/work-product.ts';
import type { WorkProducts } from '../../ports/groups.ts';
import { entity } from './entity.ts';
import { listed, startAfter } from './page.ts';
import { absent, atVersion, stale, type Store } from './store.ts';
import { at, list } from './table.ts';

const products = entity({
  type: 'work-product',
  schema: WorkProduct,
  keys: (product) => ({ ...at.workProduct(product.groupId, product.id), ownerpk: list.workProducts(product.groupId), ownersk: `${product.date}#${product.id}` }),
  card: ({ id }) => ({ id }),
});

export const storeWorkProducts = (store: Store): WorkProducts => {
  /** Whole, in the order of the list: thirty authors are more than a card holds. */
  const whole = async (groupId: string, ids: string[]): Promise<WorkProduct[]> => {
    const found = new Map((await store.getMany(ids.map((id) => at.workProduct(groupId, id)))).map(products.fromItem).map((product) => [product.id, product]));
    return ids.flatMap((id) => found.get(id) ?? []);
  };
  const idOn = (item: Record<string, unknown>) => String((item['card'] as { id: string }).id);
  return {
    async find(groupId, id) {
      const item = await store.get(at.workProduct(groupId, id), { strong: true });
      return item && products.fromItem(item);
    },
    async ofGroup(groupId, after) {
      const { items, next } = listed(await store.query({ index: 'owner', pk: list.workProducts(groupId), backward: true, limit: 20, after: startAfter(after) }), idOn);
      return { items: await whole(groupId, items), next };
    },
    async between(groupId, from, to) {
      return whole(groupId, (await store.all({ index: 'owner', pk: list.workProducts(groupId), from, to: `${to}~` })).map(idOn));
    },
    keep: (product, deed) => store.write([{ put: products.toItem(product), when: product.version === 1 ? absent(stale) : atVersion(product.version - 1) }], deed),
  };
};
