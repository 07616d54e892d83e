import * as z from 'zod';
import { PendingLeaf } from '../../domain/record/leaf/pending-leaf.ts';
import { inOrder, type Mark, type Waiting } from '../../domain/record/sequencing/batch.ts';
import { firstHead, type Head } from '../../domain/record/sequencing/head.ts';
import type { Digest } from '../../domain/record/tree/hashing.ts';
import { Refusal } from '../../domain/refusal.ts';
import { openers, type Earlier, type LeafCard, type Ledger, type Opened, type Opening, type Placed } from '../../ports/ledger.ts';
import { admission, recordWrites } from './admission.ts';
import { absent, holds, type Change, type Condition, type Item, type Store } from './store.ts';
import { listed, startAfter } from './page.ts';
import { at, leafOrder, leafShards, list } from './table.ts';

/** Said by a condition of ours that did not hold, and by nothing else. */
const unmet = new Refusal('stale', 'Somebody else was first.');
const lost = (): Refusal => unmet;
const held = async (write: Promise<void>): Promise<boolean> => holds(write, unmet);

/** A transaction holds a hundred. */
const mostAtOnce = 100;
const StoredHead = z.object({ version: z.number(), size: z.number(), root: z.string(), staging: z.string().optional() });
const StoredPlace = z.object({ id: z.string(), index: z.number(), leafHash: z.string(), opening: z.array(z.string()).default([]) });
const Card = PendingLeaf.pick({ id: true, act: true, at: true }).extend({ n: z.number(), index: z.number(), entry: z.string().optional() });
const StoredOpening = z.object({ index: z.number(), by: z.string(), disclosures: z.array(z.string()) });
const StoredPromise = z.object({ what: z.enum(['closing', 'reveal', 'erasure']), challenge: z.string(), act: z.string(), at: z.string(), subject: z.string().optional(), backfilled: z.literal(true).optional() });
const StoredEarlier = z.object({ since: z.string(), after: z.string().optional(), told: z.number(), untold: z.number(), done: z.boolean() });

const readWaiting = (item: Item): Waiting => ({ receivedAt: String(item['receivedAt']), pending: PendingLeaf.parse(JSON.parse(String(item['pending']))) });

const headItem = ({ version, size, root, staging }: Head): Item => ({ ...at.logHead(), _t: 'log-head', version, size, root, staging });
const listKeys = (ch: string, act: string, index: number) => ({ grouppk: list.leaves(ch), groupsk: leafOrder(index), ownerpk: list.leavesOfKind(ch, act), ownersk: leafOrder(index) });
const openingItem = (what: string, by: string, challenge: string, { index, disclosures, card }: Opening): Item =>
  ({ ...at.leafOpening(index, what), _t: 'leaf-opening', index, by, disclosures, ...(card ? { ...listKeys(challenge, card.act, index), card } : {}) });
const placeItem = ({ receivedAt: _receivedAt, ...mark }: Mark): Item => {
  const { id, ch, act, at: happened, n, index, entry, opening } = mark;
  return { ...at.leafPlace(id), _t: 'leaf-place', ...mark, ...(opening ? { grouppk: list.hiddenLeaves(ch), groupsk: leafOrder(index) } : listKeys(ch, act, index)), card: { id, act, at: happened, n, index, entry } };
};
const readCard = (item: Item): LeafCard => Card.parse(item['card']);

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
    await held(store.write([admission(act, lost), { check: at.leafPlace(act.pending.id), when: absent(lost) }]));
  },
  admitEarlier: (record) => held(store.write([...recordWrites(record, lost), { check: at.leafPlace(record.pending.id), when: absent(lost) }])),
  async earlier(): Promise<Earlier | undefined> {
    const item = await store.get(at.watermark('earlier'), { strong: true });
    return item && StoredEarlier.parse(item);
  },
  noteEarlier: (earlier) => store.put({ ...at.watermark('earlier'), _t: 'earlier-acts', ...earlier }),
  async waiting(most, until) {
    const shards = await Promise.all(Array.from({ length: leafShards }, (_, shard) => store.query({ pk: list.waitingLeaves(shard), from: '0', to: `${until}~`, limit: most, strong: true })));
    return inOrder(shards.flatMap(({ items }) => items.map(readWaiting))).slice(0, most);
  },
  async counts(counters) {
    const items = await store.getMany(counters.map(at.leafCount), { strong: true });
    return new Map(items.map((item) => [String(item['counter']), Number(item['n'])]));
  },
  async places(acts) {
    const items = await store.getMany(acts.map(at.leafPlace), { strong: true });
    return new Map(items.map((item): [string, Placed] => {
      const { id, ...place } = StoredPlace.parse(item);
      return [id, place];
    }));
  },
  async leavesOf(challenge, after, act) {
    const of = act ? ({ index: 'owner', pk: list.leavesOfKind(challenge, act) } as const) : ({ index: 'group', pk: list.leaves(challenge) } as const);
    return listed(await store.query({ ...of, after: startAfter(after), backward: true }), readCard);
  },
  async hiddenOf(challenge, after) {
    return listed(await store.query({ index: 'group', pk: list.hiddenLeaves(challenge), limit: 500, after: startAfter(after) }), readCard);
  },
  async noteOpened(what, by, challenge, openings) {
    for (let from = 0; from < openings.length; from += mostAtOnce) await store.write(openings.slice(from, from + mostAtOnce).map((opening) => ({ put: openingItem(what, by, challenge, opening) })));
  },
  async opened(indexes) {
    const items = await store.getMany(indexes.flatMap((index) => openers.map((what) => at.leafOpening(index, what))));
    const found = items.map((item) => StoredOpening.parse(item));
    return new Map([...Map.groupBy(found, ({ index }) => index)].map(([index, own]) => [index, own.map(({ by, disclosures }): Opened => ({ by, disclosures }))]));
  },
  async disclosures(subject, challenge, act) {
    return z.array(z.string()).parse((await store.get(at.disclosures(subject, challenge, act)))?.['texts'] ?? []);
  },
  async shown(subject, challenge) {
    const items = await store.all({ pk: list.disclosures(subject), from: `${challenge}#`, to: `${challenge}#~`, strong: true });
    return items.map((item) => ({ act: String(item['act']), texts: z.array(z.string()).parse(item['texts']) }));
  },
  async erase(subject, challenge, acts) {
    for (let from = 0; from < acts.length; from += mostAtOnce) await store.write(acts.slice(from, from + mostAtOnce).map((act) => ({ remove: at.disclosures(subject, challenge, act) })));
  },
  promise: (promised) => store.put({ ...at.promised(promised), _t: 'promised-leaf', ...promised }),
  async promised(until) {
    return (await store.query({ pk: list.promised(), from: '0', to: `${until}~`, strong: true })).items.map((item) => StoredPromise.parse(item));
  },
  async kept(promised) {
    await store.write([{ remove: at.promised(promised) }]);
  },
  win: (head, next) => held(store.put(headItem(next), unstaged(head))),
  async settle(marks) {
    await store.write(marks.flatMap((mark): Change[] => [{ put: placeItem(mark), when: placedOnce(mark) }, { remove: at.waitingLeaf(mark.id, mark.receivedAt) }]));
  },
  async raise(counter, count) {
    const lower: Condition = { expression: 'attribute_not_exists(pk) OR n < :n', values: { ':n': count }, refusal: lost };
    await held(store.put({ ...at.leafCount(counter), _t: 'leaf-count', counter, n: count }, lower));
  },
  async clear(head) {
    const same: Condition = { expression: '#version = :version AND staging = :staging', names: { '#version': 'version' }, values: { ':version': head.version, ':staging': head.staging }, refusal: lost };
    await held(store.put(headItem({ ...head, staging: undefined }), same));
  },
});
