import type { Source } from '../domain/listing/links/source.ts';

/** Web addresses that the atlas rests on, each kept once however many listings name it. */
export type Sources = {
  /** Those of the addresses that are kept. */
  findMany(addresses: string[]): Promise<Source[]>;
  /** Notes that a listing names these addresses; one that was not kept yet is, as due at `now`. Safe to repeat. */
  cite(listingId: string, addresses: string[], now: string): Promise<void>;
  /** Listings that named it: some may not any more. At most 25. */
  citing(address: string): Promise<string[]>;
  /** Due by then, longest first, at most so many. Read through an index: one that was changed just now may be missing or there once more. */
  due(now: string, most: number): Promise<Source[]>;
  /** Refuses `stale` unless one more than stored. */
  change(source: Source): Promise<void>;
  /** No listing names it any more. Refuses `stale` unless it is as it was read. */
  drop(source: Source, citing: string[]): Promise<void>;
  /** How far the changes of listings were followed. */
  watermark(): Promise<string | undefined>;
  moveWatermark(to: string): Promise<void>;
};
