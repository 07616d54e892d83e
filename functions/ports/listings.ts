import type { Deed } from '../domain/act.ts';
import type { HistoryEntry } from '../domain/listing/history.ts';
import type { Listing } from '../domain/listing/listing.ts';
import type { ListingCard } from '../domain/listing/row.ts';
import type { SnapshotHead } from '../domain/listing/snapshot.ts';
import type { Queue, Suggestion } from '../domain/listing/suggestion.ts';
import type { Listed } from './page.ts';

/** A listing as it is now, and what its newest version changed. */
export type Version = { listing: Listing; entry: HistoryEntry };

export type Listings = {
  /** `strong` before a write that depends on it. */
  find(id: string, how?: { strong?: boolean }): Promise<Listing | undefined>;
  /** Those that are there, in no particular order; at most 200. */
  findMany(ids: string[]): Promise<Listing[]>;
  /** The listing whose web address this is, however it is spelled. */
  atAddress(address: string): Promise<string | undefined>;
  /** What an earlier import made of this place on a page. */
  ofOrigin(key: string): Promise<Listing | undefined>;
  /** The listing of a call, as it was merged since. */
  ofChallenge(challengeId: string, how?: { strong?: boolean }): Promise<Listing | undefined>;
  /** Everything that was imported from a page: some hundreds at most. */
  fromPage(page: string): Promise<{ id: string; key: string }[]>;
  /** Newest version first, a page at a time. */
  history(id: string, after?: string): Promise<Listed<HistoryEntry>>;
  /** Cards of what changed at this instant or later, in order, a page at a time. May lag behind a write by a moment. */
  changedSince(instant: string, after?: string): Promise<Listed<ListingCard>>;
  /** Claims its web address, its place on a page and its challenge, and stores it with its first version in one transaction; with a decided suggestion, that too. Refuses `taken`, naming the listing there. */
  add(version: Version, deed: Deed, decided?: Suggestion): Promise<void>;
  /** Stores it with its new version in one transaction, moves its claim when its address changed, and claims a challenge that it has now. Refuses `stale` and `taken`; a decided suggestion is part of it, also one that was decided as it was made. */
  change(before: Listing, version: Version, deed: Deed, decided?: Suggestion): Promise<void>;
  /** Both in one transaction: the one that goes gives its address up. Refuses `stale`. */
  merge(kept: { before: Listing; version: Version }, gone: { before: Listing; version: Version }, deed: Deed): Promise<void>;
};

export type Suggestions = {
  find(id: string): Promise<Suggestion | undefined>;
  /** Longest waiting first. Those of people are a list of their own: no crowd of visitors hides them, nor what this site found. */
  waiting(from: Queue, after?: string): Promise<Listed<Suggestion>>;
  /** A person’s own, newest first. */
  ofPerson(personId: string, after?: string): Promise<Listed<Suggestion>>;
  /** Stores it, and that its form was used, in one transaction. Refuses `taken` when the same waits already or the form was sent before. */
  make(suggestion: Suggestion, form: string | undefined, deed: Deed): Promise<void>;
  /** Takes it from the queue and lets the same be suggested again. Refuses `stale`. */
  decide(suggestion: Suggestion, deed: Deed): Promise<void>;
};

export type Snapshots = {
  /** Where the snapshot of the public lists is: one small item, whatever the atlas holds. */
  head(): Promise<SnapshotHead | undefined>;
  /** Refuses `stale` unless the stored version is one less. */
  move(head: SnapshotHead): Promise<void>;
};
