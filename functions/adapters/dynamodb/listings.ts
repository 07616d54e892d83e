import * as z from 'zod';
import { HistoryEntry } from '../../domain/listing/history.ts';
import { isShown, Listing } from '../../domain/listing/listing.ts';
import { sameAddress } from '../../domain/listing/duplicates.ts';
import { cardOf, ListingCard } from '../../domain/listing/row.ts';
import { SnapshotHead } from '../../domain/listing/snapshot.ts';
import { isFromVisitor, proposalDays, queueOf, Suggestion } from '../../domain/listing/suggestion.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Sha256 } from '../../domain/words/canonical.ts';
import type { Listings, Snapshots, Suggestions, Version } from '../../ports/listings.ts';
import { entity } from './entity.ts';
import { listed, startAfter } from './page.ts';
import { absent, atVersion, stale, type Change, type Store } from './store.ts';
import { at, list } from './table.ts';

const Card = ListingCard.extend({ key: z.string().optional() });
const listings = entity({
  type: 'listing',
  schema: Listing,
  keys: (listing) => ({
    ...at.listing(listing.id),
    grouppk: list.listingsChanged(), groupsk: `${listing.changedAt}#${listing.id}`,
    ...(listing.origin ? { ownerpk: list.listingsFrom(listing.origin.page), ownersk: listing.id } : {}),
  }),
  card: (listing) => ({ ...cardOf(listing), key: listing.origin?.key }) satisfies z.infer<typeof Card>,
});
const versions = entity({ type: 'listing-version', schema: HistoryEntry, keys: (entry) => at.listingVersion(entry.listingId, entry.version) });
const suggestions = entity({
  type: 'suggestion',
  schema: Suggestion,
  keys: (suggestion) => ({
    ...at.suggestion(suggestion.id),
    ...(suggestion.state === 'waiting' ? { grouppk: list.suggestionsWaiting(queueOf(suggestion)), groupsk: `${suggestion.at}#${suggestion.id}` } : {}),
    ...(isFromVisitor(suggestion) ? {} : { ownerpk: list.suggestionsOf(suggestion.by), ownersk: `${suggestion.at}#${suggestion.id}` }),
    ...(suggestion.expiresAt ? { ttl: seconds(suggestion.expiresAt) } : {}),
  }),
  card: ({ id, listingId, at: instant, state, by, facts }) => ({ id, listingId, at: instant, state, by, title: facts.title?.slice(0, 200) }),
});
const heads = entity({ type: 'listing-snapshot', schema: SnapshotHead, keys: () => at.listingSnapshot() });
const mostMerges = 5;
const seconds = (instant: string) => Math.floor(Date.parse(instant) / 1000);

/** Whoever does not stand in the lists gives their address to another. */
const addressOf = (listing: Listing): string => (isShown(listing) && listing.facts.url ? sameAddress(listing.facts.url.value) : '');

export const storeListings = (store: Store, sha256: Sha256): Listings => {
  const addressKey = (address: string) => at.listingAddress(sha256(address));
  const takenAddress = () => new Refusal('taken', 'Another entry has this web address. Correct that one, or merge the two.', 'url');
  const claimAddress = (address: string, id: string): Change => ({ put: { ...addressKey(address), _t: 'listing-address', id }, when: { expression: 'attribute_not_exists(pk) OR id = :id', values: { ':id': id }, refusal: takenAddress } });
  const freeAddress = (address: string, id: string): Change => ({ remove: addressKey(address), when: { expression: 'attribute_not_exists(pk) OR id = :id', values: { ':id': id }, refusal: stale } });

  /** A call has one listing, and keeps it through merging: the claim leads to where it went. */
  const claimChallenge = (before: Listing | undefined, { id, challenge }: Listing): Change[] =>
    !challenge || before?.challenge ? [] : [{ put: { ...at.listingOfChallenge(challenge.id), _t: 'listing-of-challenge', id }, when: absent(() => new Refusal('taken', 'Another entry is the listing of this challenge.')) }];

  const moveAddress = (before: Listing, after: Listing): Change[] => {
    const [was, is] = [addressOf(before), addressOf(after)];
    if (was === is) return [];
    return [...(was ? [freeAddress(was, after.id)] : []), ...(is ? [claimAddress(is, after.id)] : [])];
  };
  const changing = (before: Listing, { listing, entry }: Version): Change[] => [
    { put: listings.toItem(listing), when: atVersion(before.version) }, { put: versions.toItem(entry) }, ...moveAddress(before, listing),
  ];
  const find: Listings['find'] = async (id, how) => {
    const item = await store.get(at.listing(id), how);
    return item && listings.fromItem(item);
  };
  return {
    find,
    findMany: async (ids) => (await store.getMany(ids.map(at.listing))).map(listings.fromItem),
    async atAddress(address) {
      const same = sameAddress(address);
      const claim = same ? await store.get(addressKey(same)) : undefined;
      return claim && String(claim['id']);
    },
    async ofOrigin(key) {
      const claim = await store.get(at.listingOrigin(sha256(key)), { strong: true });
      return claim && find(String(claim['id']), { strong: true });
    },
    async ofChallenge(challengeId, how) {
      const claim = await store.get(at.listingOfChallenge(challengeId), how);
      let listing = claim && (await find(String(claim['id']), how));
      for (let steps = 0; listing?.mergedInto && steps < mostMerges; steps++) listing = await find(listing.mergedInto, how);
      return listing;
    },
    async fromPage(page) {
      const items = await store.all({ index: 'owner', pk: list.listingsFrom(page) });
      return items.map((item) => Card.parse(item['card'])).map(({ id, key = '' }) => ({ id, key }));
    },
    async history(id, after) {
      return listed(await store.query({ pk: at.listing(id).pk, begins: 'VERSION#', backward: true, limit: 20, after: startAfter(after) }), versions.fromItem);
    },
    async changedSince(instant, after) {
      return listed(await store.query({ index: 'group', pk: list.listingsChanged(), from: instant, limit: 500, after: startAfter(after) }), (item) => ListingCard.parse(item['card']));
    },
    async add({ listing, entry }, deed, decided) {
      const address = addressOf(listing);
      await store.write([
        ...(address ? [claimAddress(address, listing.id)] : []),
        ...(listing.origin ? [{ put: { ...at.listingOrigin(sha256(listing.origin.key)), _t: 'listing-origin', id: listing.id }, when: absent(() => new Refusal('taken', 'This place of the page was read already.')) }] : []),
        ...claimChallenge(undefined, listing),
        { put: listings.toItem(listing), when: absent(stale) }, { put: versions.toItem(entry) }, ...(decided ? deciding(decided) : []),
      ], deed);
    },
    change: (before, version, deed, decided) => store.write([...changing(before, version), ...claimChallenge(before, version.listing), ...(decided ? deciding(decided) : [])], deed),
    merge: (kept, gone, deed) => store.write([...changing(kept.before, kept.version), ...changing(gone.before, gone.version)], deed),
  };
};

const deciding = (suggestion: Suggestion): Change[] => [
  { put: suggestions.toItem(suggestion), when: suggestion.version === 1 ? absent(stale) : atVersion(suggestion.version - 1) },
  // what a person answered to a finding holds for a while
  ...(suggestion.proposal ? [] : [{ remove: at.suggestedSame(suggestion.same) }]),
];
/** A form is remembered as used for as long as it could be sent. */
const usedForm = (form: string, instant: string): Change => ({
  put: { ...at.suggestionForm(form), _t: 'suggestion-form', ttl: seconds(instant) + 2 * 86_400 },
  when: absent(() => new Refusal('taken', 'This form was sent already. Open it again for another suggestion.')),
});
const lasting = (until: string | undefined) => (until ? { until, ttl: seconds(until) } : {});
/** The claim ends with the suggestion: also where the table has not removed it yet. */
const claimSame = ({ same, id, at: now, ...suggestion }: Suggestion): Change => ({
  put: { ...at.suggestedSame(same), _t: 'suggested-same', id, ...lasting(suggestion.proposal ? new Date(Date.parse(now) + proposalDays * 86_400_000).toISOString() : suggestion.expiresAt) },
  when: {
    expression: 'attribute_not_exists(pk) OR #until <= :now', names: { '#until': 'until' }, values: { ':now': now },
    refusal: () => new Refusal('taken', 'This was suggested already. A moderator will look at it.'),
  },
});

export const storeSuggestions = (store: Store): Suggestions => {
  const readAll = async (ids: string[]): Promise<Suggestion[]> => {
    const items = await store.getMany(ids.map(at.suggestion));
    const found = new Map(items.map(suggestions.fromItem).map((suggestion) => [suggestion.id, suggestion]));
    return ids.flatMap((id) => found.get(id) ?? []);
  };
  const pageOf = async (ask: Parameters<Store['query']>[0], after: string | undefined) => {
    const { items, next } = listed(await store.query({ ...ask, limit: 20, after: startAfter(after) }), (item) => String((item['card'] as { id: string }).id));
    return { items: await readAll(items), next };
  };
  return {
    async find(id) {
      const item = await store.get(at.suggestion(id), { strong: true });
      return item && suggestions.fromItem(item);
    },
    waiting: (from, after) => pageOf({ index: 'group', pk: list.suggestionsWaiting(from) }, after),
    ofPerson: (personId, after) => pageOf({ index: 'owner', pk: list.suggestionsOf(personId), backward: true }, after),
    make: (suggestion, form, deed) => store.write([...(form ? [usedForm(form, suggestion.at)] : []), claimSame(suggestion), { put: suggestions.toItem(suggestion), when: absent(stale) }], deed),
    decide: (suggestion, deed) => store.write(deciding(suggestion), deed),
  };
};

export const storeSnapshots = (store: Store): Snapshots => ({
  async head() {
    const item = await store.get(at.listingSnapshot());
    return item && heads.fromItem(item);
  },
  async move(head) {
    await store.put(heads.toItem(head), head.version === 1 ? absent(stale) : atVersion(head.version - 1));
  },
});
