import { cardOf, ChallengeCard } from '../../domain/call/catalogue.ts';
import { Challenge, Review, Rules, Seen, SectionDraft } from '../../domain/call/challenge.ts';
import { Notice } from '../../domain/call/notice.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Challenges } from '../../ports/challenges.ts';
import { entity } from './entity.ts';
import { listed, startAfter } from './page.ts';
import { absent, atVersion, type Change, type Store } from './store.ts';
import { at, list } from './table.ts';

/** Approved ones are in the catalogue, submitted ones on the approver's desk. */
const groupOf = (head: Challenge) => {
  if (head.approval === 'approved') return { grouppk: list.catalogue(), groupsk: `${head.publishAt}#${head.id}` };
  return head.approval === 'submitted' ? { grouppk: list.awaitingApproval(head.agencyId), groupsk: `${head.createdAt}#${head.id}` } : {};
};

/** A discarded draft stands in a list of its own. */
const ownerOf = (head: Challenge) =>
  head.discarded
    ? { ownerpk: list.discardedOfAgency(head.agencyId), ownersk: `${head.discarded.at}#${head.id}` }
    : { ownerpk: list.challengesOfAgency(head.agencyId), ownersk: `${head.createdAt}#${head.id}` };

export const heads = entity({
  type: 'challenge',
  schema: Challenge,
  keys: (head) => ({
    ...at.challenge(head.id),
    ...ownerOf(head),
    ...groupOf(head),
  }),
  card: (head) => (head.approval === 'approved' ? cardOf(head) : {}),
});
const drafts = entity({ type: 'section', schema: SectionDraft, keys: (draft) => at.section(draft.challengeId, draft.name) });
const versions = entity({ type: 'rules', schema: Rules, keys: (rules) => at.rules(rules.challengeId, rules.version) });
const reviews = entity({ type: 'review', schema: Review, keys: (review) => at.review(review.challengeId, review.at, review.id) });
export const notices = entity({ type: 'notice', schema: Notice, keys: (notice) => at.notice(notice.challengeId, notice.at, notice.id) });
const seens = entity({ type: 'seen', schema: Seen, keys: (seen) => at.seen(seen.challengeId) });

/** A new head with the claim on its slug. */
const opening = (challenge: Challenge): Change[] => {
  const taken = () => new Refusal('taken', `The address "${challenge.slug}" is used by another challenge. Choose another.`, 'slug');
  return [{ put: { ...at.slug('challenge', challenge.slug), _t: 'slug', id: challenge.id }, when: absent(taken) }, { put: heads.toItem(challenge), when: absent(taken) }];
};

const cachedVersions = 200;

/** Immutable versions by id and number; the oldest leaves when the process holds many. */
const rulesReader = (store: Store) => {
  const cache = new Map<string, Rules>();
  return async (id: string, version: number) => {
    const known = cache.get(`${id}#${version}`);
    if (known) return known;
    const item = await store.get(at.rules(id, version));
    if (!item) return undefined;
    const rules = versions.fromItem(item);
    cache.set(`${id}#${version}`, rules);
    if (cache.size > cachedVersions) cache.delete(cache.keys().next().value!);
    return rules;
  };
};

export const storeChallenges = (store: Store): Challenges => {
  const find: Challenges['find'] = async (id, how) => {
    const item = await store.get(at.challenge(id), how);
    return item && heads.fromItem(item);
  };
  const ofOwner = async (pk: string, after: string | undefined) => {
    const page = await store.query({ index: 'owner', pk, backward: true, after: startAfter(after) });
    const items = await store.getMany(page.items.map((item) => ({ pk: item.pk, sk: item.sk })));
    const byKey = new Map(items.map((item) => [item.pk, heads.fromItem(item)]));
    return listed(page, (item) => byKey.get(item.pk)!);
  };
  const ofPartition = async <T>(id: string, begins: string, read: (item: never) => T) => (await store.all({ pk: at.challenge(id).pk, begins })).map((item) => read(item as never));
  return {
    find,
    rules: rulesReader(store),
    async findMany(ids) {
      return (await store.getMany([...new Set(ids)].map(at.challenge))).map(heads.fromItem);
    },
    async findBySlug(slug) {
      const claim = await store.get(at.slug('challenge', slug));
      return claim && find(String(claim['id']));
    },
    ofAgency: (agencyId, after) => ofOwner(list.challengesOfAgency(agencyId), after),
    discardedOf: (agencyId, after) => ofOwner(list.discardedOfAgency(agencyId), after),
    async awaitingApproval(agencyId) {
      const { items } = await store.query({ index: 'group', pk: list.awaitingApproval(agencyId) });
      return (await store.getMany(items.map(({ pk, sk }) => ({ pk, sk })))).map(heads.fromItem);
    },
    async catalogue() {
      const items = await store.all({ index: 'group', pk: list.catalogue(), backward: true });
      return items.map((item) => ChallengeCard.parse(item['card']));
    },
    sections: (id) => ofPartition(id, 'SECTION#', drafts.fromItem),
    reviews: (id) => ofPartition(id, 'REVIEW#', reviews.fromItem),
    notices: async (id) => (await ofPartition(id, 'NOTICE#', notices.fromItem)).toSorted((a, b) => b.rulesVersion - a.rulesVersion || (a.at < b.at ? 1 : -1)),
    async seen(id) {
      const item = await store.get(at.seen(id));
      return item && seens.fromItem(item);
    },
    async section(id, name) {
      const item = await store.get(at.section(id, name), { strong: true });
      return item && drafts.fromItem(item);
    },
    create: (challenge, first, deed, before) =>
      store.write([...opening(challenge), ...first.map((draft): Change => ({ put: drafts.toItem(draft) })), ...(before ? [{ put: heads.toItem(before), when: atVersion(before.version - 1) }] : [])], deed),
    enlist: (challenge, rules, deed) => store.write([...opening(challenge), { put: versions.toItem(rules) }], deed),
    saveSection: (draft, head) =>
      store.write([{ put: drafts.toItem(draft), when: atVersion(draft.version - 1) }, ...(head ? [{ put: heads.toItem(head), when: atVersion(head.version - 1) }] : [])]),
    async change(challenge, deed, { review, rules, notice, seen } = {}) {
      const beside: Change[] = [];
      if (review) beside.push({ put: reviews.toItem(review) });
      if (rules) beside.push({ put: versions.toItem(rules), when: absent(() => new Refusal('stale', 'Another version was published meanwhile. Look again.')) });
      if (seen) beside.push({ put: seens.toItem(seen) });
      if (notice) beside.push({ put: notices.toItem(notice) });
      await store.write([{ put: heads.toItem(challenge), when: atVersion(challenge.version - 1) }, ...beside], deed);
    },
  };
};
