import type { Caller } from '../../domain/caller.ts';
import { likenessOf } from '../../domain/listing/duplicates.ts';
import { entryOf } from '../../domain/listing/history.ts';
import { movedTo } from '../../domain/listing/links/moved.ts';
import { isShown, type Facts, type Listing, type WrittenFacts } from '../../domain/listing/listing.ts';
import type { ListingRow } from '../../domain/listing/row.ts';
import { rowsIn } from '../../domain/listing/snapshot.ts';
import { refuseImpossible } from '../../domain/listing/plausible.ts';
import { owner, system, visitor, withSource, type Suggestion } from '../../domain/listing/suggestion.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { moderating } from '../moderating.ts';
import { openCards, type SnapshotNeeds } from '../open-snapshot.ts';
import { tell } from '../tell.ts';
import { decidedNow, found, next, type EditNeeds } from './edit-listing.ts';
import { agencyFact } from './find-agency.ts';

type Needs = EditNeeds & Pick<Ports, 'suggestions'>;
const mostAlike = 10;

const waitingOne = async (ports: Pick<Ports, 'suggestions'>, id: string, version: number): Promise<Suggestion> => {
  const suggestion = await ports.suggestions.find(id);
  if (!suggestion) throw notFound('suggestion');
  if (suggestion.version !== version) throw new Refusal('stale', 'Somebody decided this since you opened it. See what they decided, then go on with the next one.');
  if (suggestion.state !== 'waiting') throw new Refusal('conflict', 'This suggestion was decided already.');
  return suggestion;
};
const decide = (suggestion: Suggestion, state: 'accepted' | 'rejected' | 'merged', caller: Caller, more: { reason?: string; listingId?: string }): Suggestion => ({
  ...suggestion, state, decided: { at: caller.at, by: caller.person!.id, reason: more.reason ?? '', listingId: more.listingId }, version: suggestion.version + 1,
});
/** Whoever does not want to be named stands there as a visitor does. */
const authorOf = ({ by, credit }: Suggestion): string => (credit || by === owner || by === system ? by : visitor);

/** A suggestion with what the lists have that may be the same. */
export const readSuggestion = async (ports: Needs & SnapshotNeeds, caller: Caller, id: string): Promise<{ suggestion: Suggestion; alike: (ListingRow & { by: 'address' | 'title' })[] }> => {
  moderating(caller);
  const suggestion = await ports.suggestions.find(id);
  if (!suggestion) throw notFound('suggestion');
  const { title, url, agency } = suggestion.facts;
  const { cards } = await openCards(ports);
  const alike = suggestion.listingId || !title ? [] : rowsIn(cards).flatMap((row) => {
    const by = likenessOf({ title, url, agency: agency?.id }, { title: row.title, url: row.url, agency: row.agency?.id });
    return by ? [{ ...row, by }] : [];
  });
  return { suggestion, alike: alike.slice(0, mostAlike) };
};

/** Of a page that moved, what the moderator wrote: the rest is the same word from another place. */
const editedOnly = (said: Partial<Facts>, edited: WrittenFacts): Partial<Facts> => Object.fromEntries(Object.entries(said).filter(([name]) => edited[name as keyof WrittenFacts] !== undefined));

const archiveAs = { gone: 'Its page is gone.', archive: 'Nobody had checked it for two years, and all its links were gone.' };
/** The entry leaves the lists, as this site proposed. */
const acceptArchive = async (ports: Needs, caller: Caller, suggestion: Suggestion, reason: string): Promise<Listing> => {
  const before = await found(ports, suggestion.listingId!);
  if (!isShown(before)) throw new Refusal('conflict', 'This entry is out of the lists already. Reject the proposal.');
  const after: Listing = { ...next(before, before.facts, caller.at), archived: { at: caller.at, by: caller.person!.id, reason } };
  const deed = tell(ports, caller, 'listing.archived', { about: after.id, refs: { suggestion: suggestion.id, version: after.version }, answer: after });
  await ports.listings.change(before, { listing: after, entry: entryOf(before, after, { what: 'archived', by: caller.person!.id, note: reason }) }, deed, decide(suggestion, 'accepted', caller, { listingId: after.id }));
  return after;
};

/** As it was suggested, or as the moderator edited it. */
export const acceptSuggestion = async (ports: Needs, caller: Caller, id: string, edited: WrittenFacts, version: number): Promise<Listing> => {
  const moderator = moderating(caller);
  const suggestion = await waitingOne(ports, id, version);
  if (suggestion.proposal === 'gone' || suggestion.proposal === 'archive') return acceptArchive(ports, caller, suggestion, archiveAs[suggestion.proposal]);
  const written = { ...suggestion.facts, ...edited };
  const standing = suggestion.listingId ? await found(ports, suggestion.listingId) : undefined;
  refuseImpossible(written, standing?.facts ?? {}, caller.at);
  const said = withSource(written, decidedNow(caller, moderator.id, { source: suggestion.source, by: authorOf(suggestion) }), await agencyFact(ports, written.agency));
  // what was said to the moderator stays with the moderator
  const note = '';
  if (standing) {
    const before = standing;
    const { movedFrom, source } = suggestion;
    const facts = movedFrom ? movedTo(before.facts, movedFrom, source, { on: caller.at.slice(0, 10), by: moderator.id }) : before.facts;
    const after = next(before, { ...facts, ...(movedFrom ? editedOnly(said, edited) : said) }, caller.at);
    const done = decide(suggestion, 'accepted', caller, { listingId: after.id });
    await ports.listings.change(before, { listing: after, entry: entryOf(before, after, { what: 'corrected', by: moderator.id, note }) }, tell(ports, caller, 'listing.changed', { about: after.id, refs: { suggestion: id, version: after.version }, answer: after }), done);
    return after;
  }
  const listing: Listing = { id: ports.chance.id('listing'), facts: said as Facts, createdAt: caller.at, changedAt: caller.at, version: 1 };
  const done = decide(suggestion, 'accepted', caller, { listingId: listing.id });
  await ports.listings.add({ listing, entry: entryOf(undefined, listing, { what: 'added', by: moderator.id, note }) }, tell(ports, caller, 'listing.added', { about: listing.id, refs: { suggestion: id }, answer: listing }), done);
  return listing;
};

export const rejectSuggestion = async (ports: Needs, caller: Caller, id: string, reason: string, version: number): Promise<Suggestion> => {
  moderating(caller);
  const done = decide(await waitingOne(ports, id, version), 'rejected', caller, { reason });
  await ports.suggestions.decide(done, tell(ports, caller, 'suggestion.rejected', { about: id, answer: done }));
  return done;
};

/** It is in the atlas already: what it says that the entry does not goes there, with its source. */
export const mergeSuggestion = async (ports: Needs, caller: Caller, id: string, into: string, version: number): Promise<Listing> => {
  const moderator = moderating(caller);
  const suggestion = await waitingOne(ports, id, version);
  if (suggestion.listingId) throw new Refusal('conflict', 'This is a correction of an entry. Accept or reject it.');
  const before = await found(ports, into);
  const { url: _, ...others } = suggestion.facts;
  const said = withSource(others, decidedNow(caller, moderator.id, { source: suggestion.source, by: authorOf(suggestion) }), await agencyFact(ports, others.agency));
  const after = next(before, { ...said, ...before.facts }, caller.at);
  const done = decide(suggestion, 'merged', caller, { listingId: into });
  await ports.listings.change(before, { listing: after, entry: entryOf(before, after, { what: 'merged', by: moderator.id, note: 'A suggestion of what was here already.' }) }, tell(ports, caller, 'listing.changed', { about: into, refs: { suggestion: id, version: after.version }, answer: after }), done);
  return after;
};
