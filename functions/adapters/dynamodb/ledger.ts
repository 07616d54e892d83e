import * as z from 'zod';
import { PendingLeaf } from '../../domain/record/leaf/pending-leaf.ts';
import { inOrder, type LeafPlace, type Mark, type Waiting } from '../../domain/record/sequencing/batch.ts';
import { firstHead, type Head } from '../../domain/record/sequencing/head.ts';
import type { Digest } from '../../domain/record/tree/hashing.ts';
import { Refusal } from '../../domain/refusal.ts';
import { canonical } from '../../domain/words/canonical.ts';
import type { Ledger } from '../../ports/ledger.ts';
import { absent, type Change, type Condition, type Item, type Store } from './store.ts';
import { at, leafShards, list } from './table.ts';

/** Said by a condition of ours that did not hold, and by nothing else: a write that gave up for another reason must never look like one. */
const unmet = new Refusal('stale', 'Somebody else was first.');
const lost = (): Refusal => unmet;
const held = async (write: Promise<void>): Promise<boolean> => {
  try {
    await write;
    return true;
  } catch (error) {
    if (error === unmet) return false;
    throw error;
  }
};

const StoredHead = z.object({ version: z.number(), size: z.number(), root: z.string(), staging: z.string().optional() });
const StoredPlace = z.object({ id: z.string(), index: z.number(), leafHash: z.string() });

/** The pending act is kept as its text: the leaf is made of exactly this. */
const waitingItem = ({ pending, receivedAt }: Waiting): Item => ({ ...at.waitingLeaf(pending.id, receivedAt), _t: 'waiting-leaf', receivedAt, pending: canonical(pending) });
const readWaiting = (item: Item): Waiting => ({ receivedAt: String(item['receivedAt']), pending: PendingLeaf.parse(JSON.parse(String(item['pending']))) });

/** The write of admission: part of the transaction of the act, and on no key that another act touches. */
export const admission = (act: Waiting): Change => ({ put: waitingItem(act), when: absent(lost) });

const headItem = ({ version, size, root, staging }: Head): Item => ({ ...at.logHead(), _t: 'log-head', version, size, root, staging });
const placeItem = ({ receivedAt: _receivedAt, ...mark }: Mark): Item => ({ ...at.leafPlace(mark.id), _t: 'leaf-place', ...mark });

const unstaged = (head: Head): Condition => (head.version === 0
  ? absent(lost)
  : { expression: '#version = :version AND attribute_not_exists(staging)', names: { '#version': 'version' }, values: { ':version': head.version }, refusal: lost });
const placedOnce = ({ id, index }: Mark): Condition => ({
  expression: 'attribute_not_exists(pk) OR #index = :index', names: { '#index': 'index' }, values: { ':index': index },
  refusal: () => new Refusal('conflict', `The act ${id} has another place in the record than ${index}.`),
});

export const storeLedger = (store: Store, digest: Digest): Ledger => ({
  async head() {
    const item = await store.get(at.logHead(), { strong: true });
    return item ? StoredHead.parse(item) : firstHead(digest);
  },
  async admit(act) {
    await held(store.write([admission(act), { check: at.leafPlace(act.pending.id), when: absent(lost) }]));
  },
  async waiting(most) {
    const shards = await Promise.all(Array.from({ length: leafShards }, (_, shard) => store.query({ pk: list.waitingLeaves(shard), limit: most, strong: true })));
    return inOrder(shards.flatMap(({ items }) => items.map(readWaiting))).slice(0, most);
  },
  async counts(challenges) {
    const items = await store.getMany(challenges.map(at.leafCount), { strong: true });
    return new Map(items.map((item) => [String(item['ch']), Number(item['n'])]));
  },
  async places(acts) {
    const items = await store.getMany(acts.map(at.leafPlace), { strong: true });
    return new Map(items.map((item): [string, LeafPlace] => {
      const { id, index, leafHash } = StoredPlace.parse(item);
      return [id, { index, leafHash }];
    }));
  },
  win: (head, next) => held(store.put(headItem(next), unstaged(head))),
  async settle(marks) {
    await store.write(marks.flatMap((mark): Change[] => [{ put: placeItem(mark), when: placedOnce(mark) }, { remove: at.waitingLeaf(mark.id, mark.receivedAt) }]));
  },
  async raise(challenge, count) {
    const lower: Condition = { expression: 'attribute_not_exists(pk) OR n < :n', values: { ':n': count }, refusal: lost };
    await held(store.put({ ...at.leafCount(challenge), _t: 'leaf-count', ch: challenge, n: count }, lower));
  },
  async clear(head) {
    const same: Condition = { expression: '#version = :version AND staging = :staging', names: { '#version': 'version' }, values: { ':version': head.version, ':staging': head.staging }, refusal: lost };
    await held(store.put(headItem({ ...head, staging: undefined }), same));
  },
});
