import { Ballot, Post, Room } from '../../domain/judging/deliberation/deliberation.ts';
import type { Deliberations } from '../../ports/deliberations.ts';
import { entity } from './entity.ts';
import { listed, startAfter } from './page.ts';
import { rounds } from './rounds.ts';
import { absent, atVersion, stale, type Store } from './store.ts';
import { at, list } from './table.ts';

const rooms = entity({ type: 'room', schema: Room, keys: (room) => at.room(room.roundId, room.id) });
const posts = entity({
  type: 'post',
  schema: Post,
  keys: (post) => ({ ...at.post(post.roundId, post.roomId, post.at, post.id), grouppk: list.postById(post.roomId, post.id), groupsk: post.at }),
});
const ballots = entity({ type: 'ballot', schema: Ballot, keys: (one) => at.ballot(one.roundId, one.roomId, one.personId) });

const perPage = 20;
const whenNew = (version: number) => (version === 1 ? absent(stale) : atVersion(version - 1));

export const storeDeliberations = (store: Store): Deliberations => ({
  async find(roundId, roomId) {
    const item = await store.get(at.room(roundId, roomId), { strong: true });
    return item && rooms.fromItem(item);
  },
  async ofRound(roundId) {
    return (await store.all({ pk: at.room(roundId, '').pk, strong: true })).map(rooms.fromItem);
  },
  async open(room, round, deed) {
    await store.write([{ put: rounds.toItem(round), when: atVersion(round.version - 1) }, { put: rooms.toItem(room), when: absent(stale) }], deed);
  },
  async change(room, deed) {
    await store.write([{ put: rooms.toItem(room), when: atVersion(room.version - 1) }], deed);
  },
  async posts({ roundId, id }, after) {
    return listed(await store.query({ pk: at.post(roundId, id, '', '').pk, after: startAfter(after), backward: true, limit: perPage, strong: true }), posts.fromItem);
  },
  async post(roomId, postId) {
    const { items: [found] } = await store.query({ index: 'group', pk: list.postById(roomId, postId), limit: 1 });
    const item = found && (await store.get({ pk: found.pk, sk: found.sk }, { strong: true }));
    return item && posts.fromItem(item);
  },
  async savePost(post, deed) {
    await store.write([{ put: posts.toItem(post), when: whenNew(post.version) }], deed);
  },
  async ballot({ roundId, id }, personId) {
    const item = await store.get(at.ballot(roundId, id, personId), { strong: true });
    return item && ballots.fromItem(item);
  },
  async ballots({ roundId, id }) {
    return (await store.all({ pk: at.ballot(roundId, id, '').pk, strong: true })).map(ballots.fromItem);
  },
  async vote(ballot, deed) {
    await store.write([{ put: ballots.toItem(ballot), when: whenNew(ballot.version) }], deed);
  },
});
