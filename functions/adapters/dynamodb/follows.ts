import { Follow } from '../../domain/call/follow.ts';
import type { Follows } from '../../ports/follows.ts';
import { entity } from './entity.ts';
import { listed, startAfter } from './page.ts';
import type { Store } from './store.ts';
import { at, list } from './table.ts';

const follows = entity({
  type: 'follow',
  schema: Follow,
  keys: (one) => ({ ...at.follow(one.challengeId, one.personId), ownerpk: list.ofPerson(one.personId), ownersk: `FOLLOW#${one.challengeId}` }),
  card: (one) => one,
});

export const storeFollows = (store: Store): Follows => ({
  async find(challengeId, personId) {
    const item = await store.get(at.follow(challengeId, personId), { strong: true });
    return item && follows.fromItem(item);
  },
  async begin(follow, deed) {
    await store.write([{ put: follows.toItem(follow) }], deed);
  },
  async end({ challengeId, personId }, deed) {
    await store.write([{ remove: at.follow(challengeId, personId) }], deed);
  },
  async ofPerson(personId, after) {
    return listed(await store.query({ index: 'owner', pk: list.ofPerson(personId), begins: 'FOLLOW#', after: startAfter(after) }), (item) => Follow.parse(item['card']));
  },
  async ofChallenge(challengeId, after) {
    return listed(await store.query({ pk: at.follow(challengeId, '').pk, after: startAfter(after) }), follows.fromItem);
  },
});
