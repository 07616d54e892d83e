import type { Caller } from '../../domain/caller.ts';
import type { Collection, CollectionWords } from '../../domain/library/collection.ts';
import { keeperId, type Keeper, type Link, type LinkTo } from '../../domain/library/publication.ts';
import type { Ports } from '../../ports/ports.ts';
import { keptCollection, newKeeper, type KeeperNeeds } from '../keeping.ts';
import { tell } from '../tell.ts';
import { linkTo, type LinkNeeds } from './link-titles.ts';
import { changed } from './write-publication.ts';

type Needs = KeeperNeeds & LinkNeeds & Pick<Ports, 'collections' | 'chance'>;

const isSame = ({ kind, id }: LinkTo) => (one: Link) => one.kind === kind && (one.id === id || one.slug === id);

/** In their order, each once. What stood in it before keeps its title, also when its page is gone. */
const itemsOf = async (ports: Needs, caller: Caller, items: CollectionWords['items'], before: Collection['items'], version: number): Promise<Collection['items']> => {
  const found = await Promise.all(items.map(async ({ note, ...to }) => {
    const kept = before.find(isSame(to));
    const link = kept ?? { ...(await linkTo(ports, to, caller.at, 'items')), since: version };
    return { ...link, note };
  }));
  return found.filter((one, i) => found.findIndex(isSame(one)) === i);
};

export const createCollection = async (ports: Needs, caller: Caller, keeper: Keeper, { items, ...words }: CollectionWords): Promise<Collection> => {
  const keeperName = await newKeeper(ports, caller, keeper);
  const collection: Collection = { ...words, id: ports.chance.id('collection'), keeper, keeperName, items: await itemsOf(ports, caller, items, [], 1), createdAt: caller.at, changedAt: caller.at, version: 1 };
  await ports.collections.create(collection, tell(ports, caller, 'collection.created', { about: collection.id, refs: { keeper: keeperId(keeper) }, answer: changed(collection) }));
  return collection;
};

/** The whole of it at once: words, order, notes, and whether everybody reads it. */
export const changeCollection = async (ports: Needs, caller: Caller, id: string, { items, ...words }: CollectionWords, version: number): Promise<Collection> => {
  const before = await keptCollection(ports, caller, id, version);
  const collection: Collection = { ...before, ...words, items: await itemsOf(ports, caller, items, before.items, version + 1), changedAt: caller.at, version: version + 1 };
  await ports.collections.change(before, collection, tell(ports, caller, 'collection.changed', { about: id, refs: { version: collection.version }, answer: changed(collection) }));
  return collection;
};
