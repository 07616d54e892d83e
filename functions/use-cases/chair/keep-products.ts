import type { Caller } from '../../domain/caller.ts';
import type { ProductWords, WorkProduct } from '../../domain/group/work-product.ts';
import { sayDate } from '../../domain/listing/partial-date.ts';
import { isAhead } from '../../domain/listing/plausible.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { changingGroup } from '../group-standing.ts';
import { tell } from '../tell.ts';

/** What the group made is there: a day to come is a slip of the year. */
const refuseAhead = ({ date }: ProductWords, at: string): void => {
  if (isAhead(date, at)) throw new Refusal('invalid', `${sayDate(date)} has not come yet. Give the day it came out.`, 'date');
};

type Needs = Pick<Ports, 'groups' | 'workProducts' | 'chance'>;

export const addProduct = async (ports: Needs, caller: Caller, groupId: string, words: ProductWords): Promise<WorkProduct> => {
  await changingGroup(ports, caller, groupId, 'products.keep');
  refuseAhead(words, caller.at);
  const product: WorkProduct = { ...words, id: ports.chance.id('product'), groupId, addedAt: caller.at, version: 1 };
  await ports.workProducts.keep(product, tell(ports, caller, 'group.product-added', { about: groupId, refs: { product: product.id }, answer: product }));
  return product;
};

export const correctProduct = async (ports: Needs, caller: Caller, groupId: string, { id, version, words }: { id: string; version: number; words: ProductWords }): Promise<WorkProduct> => {
  await changingGroup(ports, caller, groupId, 'products.keep');
  const before = await ports.workProducts.find(groupId, id);
  if (!before) throw notFound('work product');
  if (before.version !== version) throw new Refusal('stale', 'Somebody changed this since you opened it. Compare, then save again.');
  refuseAhead(words, caller.at);
  const product = { ...before, ...words, version: version + 1 };
  await ports.workProducts.keep(product, tell(ports, caller, 'group.product-changed', { about: groupId, refs: { product: id }, answer: product }));
  return product;
};
