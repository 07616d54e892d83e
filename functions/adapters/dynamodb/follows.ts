import { Follow, fromChallenge, mostSearches } from '../../domain/follow/follow.ts';
import type { Follows } from '../../ports/follows.ts';
import { entity } from './entity.ts';
import { listed, startAfter } from './page.ts';
import type { Item, Store } from './store.ts';
import { at, list } from './table.ts';

const follows = entity({
  type: 'follow',
  schema: Follow,
  schemaVersion: 2,
  upgrades: { 1: fromChallenge },
  keys: (one) => ({ ...at.follow(one.target, one.personId), ownerpk: list.ofPerson(one.personId), ownersk: `FOLLOW#${one.target}` }),
  card: (one) => one,
});

/** A card says nothing of its version. */
const fromCard = (item: Item): Follow => {
  const card = item['card'] as Record<string, unknown>;
  return Follow.parse('challengeId' in card ? fromChallenge(card) : card);
};

export const storeFollows = (store: Store): Follows => {
  const audience = async (pk: string, after: string | undefined) => listed(await store.query({ pk, after: startAfter(after) }), follows.fromItem);
  return {
    async find(target, personId) {
      const item = await store.get(at.follow(target, personId), { strong: true });
      return item && follows.fromItem(item);
    },
    async begin(follow, deed) {
      await store.write([{ put: follows.toItem(follow) }], deed);
    },
    async end({ target, personId }, deed) {
      await store.write([{ remove: at.follow(target, personId) }], deed);
    },
    async ofPerson(personId, after) {
      return listed(await store.query({ index: 'owner', pk: list.ofPerson(personId), begins: 'FOLLOW#', after: startAfter(after) }), fromCard);
    },
    async searchesOf(personId) {
      return (await store.query({ index: 'owner', pk: list.ofPerson(personId), begins: 'FOLLOW#search?', limit: mostSearches })).items.length;
    },
    of: (target, after) => audience(at.follow(target, '').pk, after),
    ofSearches: (after) => audience(at.follow('search?', '').pk, after),
  };
};
