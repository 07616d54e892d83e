import { cardOf as collectionCardOf, Collection, CollectionCard, CollectionPlace, placeOf } from '../../domain/library/collection.ts';
import { cardOf, keeperId, KeptCard, keptCardOf, Publication, PublicationCard, PublicationVersion } from '../../domain/library/publication.ts';
import { placesUnder, shelfName, shelfOrder, shelvesOf } from '../../domain/library/shelves.ts';
import type { Collections, Publications } from '../../ports/publications.ts';
import { entity } from './entity.ts';
import { listed, startAfter } from './page.ts';
import { absent, atVersion, stale, type Change, type Item, type Store } from './store.ts';
import { at, list, type Key } from './table.ts';

const publications = entity({
  type: 'publication', schema: Publication, card: keptCardOf,
  keys: (one) => ({ ...at.publication(one.id), ownerpk: list.keptPublications(keeperId(one.keeper)), ownersk: `${one.changedAt}#${one.id}` }),
});
const versions = entity({ type: 'publication-version', schema: PublicationVersion, keys: (one) => at.publicationVersion(one.publicationId, one.n) });
const collections = entity({
  type: 'collection', schema: Collection, card: collectionCardOf,
  keys: (one) => ({
    ...at.collection(one.id), ownerpk: list.keptCollections(keeperId(one.keeper)), ownersk: `${one.changedAt}#${one.id}`,
    ...(one.shown ? { grouppk: list.collections(), groupsk: `${one.changedAt}#${one.id}` } : {}),
  }),
});

/** Where a current version stands: on its shelves, and under what it is about. */
const placesOf = (publication: Publication, version: PublicationVersion): Key[] => {
  const order = shelfOrder(version);
  return [...shelvesOf(version).map((shelf) => at.onShelf(shelf, order)), ...placesUnder(publication, version).map((whose) => at.publicationUnder(whose, order))];
};
const moving = (publication: Publication, was: PublicationVersion | undefined, now: PublicationVersion | undefined): Change[] => {
  const places = now ? placesOf(publication, now) : [];
  const kept = new Set(places.map(({ pk, sk }) => `${pk} ${sk}`));
  return [
    ...places.map((key) => ({ put: { ...key, _t: 'publication-place', card: cardOf(publication, now!) } })),
    ...(was ? placesOf(publication, was) : []).filter(({ pk, sk }) => !kept.has(`${pk} ${sk}`)).map((key) => ({ remove: key })),
  ];
};
const readCard = (item: Item): PublicationCard => PublicationCard.parse(item['card']);
const rowsOnPage = 25;
const newest = (store: Store, pk: string, after?: string) => store.query({ pk, backward: true, limit: rowsOnPage, after: startAfter(after) });

export const storePublications = (store: Store): Publications => {
  const changed = (publication: Publication): Change => ({ put: publications.toItem(publication), when: atVersion(publication.version - 1) });
  return {
    async find(id) {
      const item = await store.get(at.publication(id), { strong: true });
      return item && publications.fromItem(item);
    },
    async findVersion(id, n) {
      const item = await store.get(at.publicationVersion(id, n), { strong: true });
      return item && versions.fromItem(item);
    },
    async onShelf(filter, after) {
      return listed(await newest(store, at.onShelf(shelfName(filter), '').pk, after), readCard);
    },
    async under(whose, after) {
      return listed(await newest(store, at.publicationUnder(whose, '').pk, after), readCard);
    },
    async ofKeeper(keeper, after) {
      return listed(await store.query({ index: 'owner', pk: list.keptPublications(keeper), backward: true, limit: rowsOnPage, after: startAfter(after) }), (item) => KeptCard.parse(item['card']));
    },
    create: (publication, deed) => store.write([{ put: publications.toItem(publication), when: absent(stale) }], deed),
    change: (publication, deed) => store.write([changed(publication)], deed),
    discard: ({ id, version }, deed) => store.write([{ remove: at.publication(id), when: atVersion(version) }], deed),
    publish: (publication, version, before, deed) => store.write([changed(publication), { put: versions.toItem(version), when: absent(stale) }, ...moving(publication, before, version)], deed),
    withdraw: (publication, was, now, deed) => store.write([changed(publication), ...moving(publication, was, now)], deed),
  };
};

const thingsIn = ({ shown, items }: Collection): string[] => (shown ? items.map(({ id }) => id) : []);
/** A place is written again only when what it says of the collection changed. */
const placing = (before: Collection | undefined, now: Collection): Change[] => {
  const [was, holds, card] = [new Set(before ? thingsIn(before) : []), new Set(thingsIn(now)), placeOf(now)];
  const isSame = before?.title === now.title && before.keeperName === now.keeperName;
  return [
    ...[...holds].filter((thing) => !isSame || !was.has(thing)).map((thing) => ({ put: { ...at.collectionHolding(thing, now.id), _t: 'collection-place', card } })),
    ...[...was].filter((thing) => !holds.has(thing)).map((thing) => ({ remove: at.collectionHolding(thing, now.id) })),
  ];
};

export const storeCollections = (store: Store): Collections => {
  const lately = async (index: 'owner' | 'group', pk: string, after?: string) =>
    listed(await store.query({ index, pk, backward: true, limit: rowsOnPage, after: startAfter(after) }), (item) => CollectionCard.parse(item['card']));
  return {
    async find(id) {
      const item = await store.get(at.collection(id), { strong: true });
      return item && collections.fromItem(item);
    },
    shown: (after) => lately('group', list.collections(), after),
    ofKeeper: (keeper, after) => lately('owner', list.keptCollections(keeper), after),
    async holding(whose, after) {
      return listed(await newest(store, at.collectionHolding(whose, '').pk, after), (item) => CollectionPlace.parse(item['card']));
    },
    create: (collection, deed) => store.write([{ put: collections.toItem(collection), when: absent(stale) }, ...placing(undefined, collection)], deed),
    change: (before, collection, deed) => store.write([{ put: collections.toItem(collection), when: atVersion(collection.version - 1) }, ...placing(before, collection)], deed),
  };
};
