import type { Deed } from '../domain/act.ts';
import type { Collection, CollectionCard, CollectionPlace } from '../domain/library/collection.ts';
import type { KeptCard, Publication, PublicationCard, PublicationVersion } from '../domain/library/publication.ts';
import type { Filter } from '../domain/library/shelves.ts';
import type { Listed } from './page.ts';

export type Publications = {
  /** Strongly read: that a version was withdrawn holds from the next request on. */
  find(id: string): Promise<Publication | undefined>;
  /** A published version never changes. */
  findVersion(id: string, n: number): Promise<PublicationVersion | undefined>;
  /** Published ones by what the filter names, the newest first by their own date: current versions only. */
  onShelf(filter: Filter, after?: string): Promise<Listed<PublicationCard>>;
  /** The same, of what they are about or cite, or who keeps them, by its id. */
  under(whose: string, after?: string): Promise<Listed<PublicationCard>>;
  /** All of a keeper, drafts too, what changed last first. */
  ofKeeper(keeperId: string, after?: string): Promise<Listed<KeptCard>>;
  /** Stores it as a draft. */
  create(publication: Publication, deed: Deed): Promise<void>;
  /** Refuses `stale` unless the stored version is one less. */
  change(publication: Publication, deed: Deed): Promise<void>;
  /** Removes a draft that was never published. Refuses `stale` when it changed meanwhile. */
  discard(publication: Publication, deed: Deed): Promise<void>;
  /** Stores a version for good and moves the publication in all lists from the version that was current, in one transaction. Refuses `stale`. */
  publish(publication: Publication, version: PublicationVersion, before: PublicationVersion | undefined, deed: Deed): Promise<void>;
  /** Moves it in all lists from the version that was current to the one that is now, or out of them; the versions stay as they are. Refuses `stale`. */
  withdraw(publication: Publication, was: PublicationVersion | undefined, now: PublicationVersion | undefined, deed: Deed): Promise<void>;
};

export type Collections = {
  find(id: string): Promise<Collection | undefined>;
  /** Those that everybody reads, what changed last first. */
  shown(after?: string): Promise<Listed<CollectionCard>>;
  ofKeeper(keeperId: string, after?: string): Promise<Listed<CollectionCard>>;
  /** Those that everybody reads and that hold a thing, by its id. */
  holding(whose: string, after?: string): Promise<Listed<CollectionPlace>>;
  /** Stores it, and a place under each thing that it shows, in one transaction. */
  create(collection: Collection, deed: Deed): Promise<void>;
  /** Stores it, with what changes in its places, in one transaction. Refuses `stale` unless the stored version is one less. */
  change(before: Collection, collection: Collection, deed: Deed): Promise<void>;
};
