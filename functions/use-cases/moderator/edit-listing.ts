import type { ActKind } from '../../domain/act.ts';
import type { Caller } from '../../domain/caller.ts';
import { entryOf, type HistoryEntry } from '../../domain/listing/history.ts';
import { factNames, type FactName } from '../../domain/listing/fact-names.ts';
import type { Facts, Listing, Provenance, WrittenFacts } from '../../domain/listing/listing.ts';
import { refuseImpossible } from '../../domain/listing/plausible.ts';
import { withSource } from '../../domain/listing/suggestion.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { moderating } from '../moderating.ts';
import { tell } from '../tell.ts';
import { agencyFact } from './find-agency.ts';

export type EditNeeds = Pick<Ports, 'listings' | 'agencies' | 'chance'>;
export type Edit = { facts: WrittenFacts; remove: FactName[]; source: string; note: string };

export const found = async (ports: Pick<Ports, 'listings'>, id: string): Promise<Listing> => {
  const listing = await ports.listings.find(id, { strong: true });
  if (!listing) throw notFound('entry');
  return listing;
};
const atVersion = (listing: Listing, version: number): Listing => {
  if (listing.version !== version) throw new Refusal('stale', 'Somebody changed this since you opened it. Compare, then save again.');
  return listing;
};

/** A fact of today, looked at by whoever decides it. */
export const decidedNow = (caller: Caller, moderator: string, { source, by }: { source: string; by: string }): Provenance => ({ source, by, at: caller.at, checked: { on: caller.at.slice(0, 10), by: moderator } });

export const next = (before: Listing, facts: Facts, at: string): Listing => ({ ...before, facts, changedAt: at, version: before.version + 1 });

type Done = { before: Listing; after: Listing; what: HistoryEntry['what']; kind: ActKind; note?: string };
const store = async (ports: EditNeeds, caller: Caller, { before, after, what, kind, note = '' }: Done): Promise<Listing> => {
  const entry = entryOf(before, after, { what, by: caller.person!.id, note });
  await ports.listings.change(before, { listing: after, entry }, tell(ports, caller, kind, { about: after.id, refs: { version: after.version }, answer: after }));
  return after;
};

const required: FactName[] = ['title', 'type'];

/** A moderator writes facts of an entry, or takes some out. */
export const editListing = async (ports: EditNeeds, caller: Caller, id: string, { facts, remove, source, note }: Edit, version: number): Promise<Listing> => {
  const moderator = moderating(caller);
  const before = atVersion(await found(ports, id), version);
  const needed = remove.find((name) => required.includes(name));
  if (needed) throw new Refusal('invalid', 'An entry keeps its title and type.', 'remove');
  const kept = Object.fromEntries(Object.entries(before.facts).filter(([name]) => !remove.includes(name as FactName))) as Facts;
  refuseImpossible(facts, kept, caller.at);
  const changed = withSource(facts, decidedNow(caller, moderator.id, { source, by: moderator.id }), await agencyFact(ports, facts.agency));
  return store(ports, caller, { before, after: next(before, { ...kept, ...changed }, caller.at), what: 'changed', kind: 'listing.changed', note });
};

/** A moderator compared facts with their sources, and they are as they say. */
export const checkListing = async (ports: EditNeeds, caller: Caller, id: string, names: FactName[], version: number): Promise<Listing> => {
  const moderator = moderating(caller);
  const before = atVersion(await found(ports, id), version);
  const checked = { on: caller.at.slice(0, 10), by: moderator.id };
  const looked = names.length > 0 ? names : factNames;
  const facts = Object.fromEntries(Object.entries(before.facts).map(([name, fact]) => [name, looked.includes(name as FactName) ? { ...fact, checked } : fact])) as Facts;
  return store(ports, caller, { before, after: next(before, facts, caller.at), what: 'checked', kind: 'listing.checked' });
};

/** Out of the lists, with the reason; or back. */
export const archiveListing = async (ports: EditNeeds, caller: Caller, id: string, reason: string, version: number): Promise<Listing> => {
  const moderator = moderating(caller);
  const before = atVersion(await found(ports, id), version);
  if (before.archived || before.mergedInto) throw new Refusal('conflict', 'This entry is out of the lists already.');
  const after = { ...next(before, before.facts, caller.at), archived: { at: caller.at, by: moderator.id, reason } };
  return store(ports, caller, { before, after, what: 'archived', kind: 'listing.archived', note: reason });
};
export const restoreListing = async (ports: EditNeeds, caller: Caller, id: string, version: number): Promise<Listing> => {
  moderating(caller);
  const before = atVersion(await found(ports, id), version);
  if (!before.archived) throw new Refusal('conflict', 'This entry is in the lists.');
  const { archived: _, ...rest } = next(before, before.facts, caller.at);
  return store(ports, caller, { before, after: rest, what: 'restored', kind: 'listing.restored' });
};

/** Two entries say the same: one keeps its place, and takes over what only the other says. */
export const mergeListings = async (ports: EditNeeds, caller: Caller, id: string, into: string, version: number): Promise<Listing> => {
  const moderator = moderating(caller);
  if (id === into) throw new Refusal('invalid', 'Choose another entry to merge this one into.', 'into');
  const [there, kept] = [await found(ports, id), await found(ports, into)];
  const gone = atVersion(there, version);
  if (gone.mergedInto || kept.mergedInto || kept.archived) throw new Refusal('conflict', 'Only entries that are in the lists can be merged.');
  const { url: _, ...others } = gone.facts;
  const challenge = kept.challenge ?? gone.challenge;
  const together = { ...next(kept, { ...others, ...kept.facts }, caller.at), ...(challenge ? { challenge } : {}) };
  const away: Listing = { ...next(gone, gone.facts, caller.at), mergedInto: kept.id };
  const by = moderator.id;
  const titleOf = ({ facts }: Listing) => facts.title.value;
  await ports.listings.merge(
    { before: kept, version: { listing: together, entry: entryOf(kept, together, { what: 'merged', by, note: `Took over from “${titleOf(gone)}”.` }) } },
    { before: gone, version: { listing: away, entry: entryOf(gone, away, { what: 'merged', by, note: `Merged into “${titleOf(kept)}”.` }) } },
    tell(ports, caller, 'listing.merged', { about: gone.id, refs: { into: kept.id }, answer: together }),
  );
  return together;
};
