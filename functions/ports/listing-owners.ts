import type { Deed } from '../domain/act.ts';
import type { ListingOwner } from '../domain/listing/owner/owner.ts';

/** Whom to ask about an entry of the atlas: at most one address each. */
export type ListingOwners = {
  /** Strongly read. */
  find(listingId: string): Promise<ListingOwner | undefined>;
  /** Those to be looked at by then, the longest due first, at most so many. Read through an index: one that was changed just now may be missing or there once more. */
  due(now: string, most: number): Promise<ListingOwner[]>;
  /** Stores it. Refuses `stale` unless one more than stored, or the first. */
  keep(owner: ListingOwner, deed?: Deed): Promise<void>;
  /** Nobody is asked any more. Refuses `stale`. */
  remove(owner: ListingOwner, deed: Deed): Promise<void>;
};
