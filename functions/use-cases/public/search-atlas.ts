import type { Caller } from '../../domain/caller.ts';
import { statusAt, type Status } from '../../domain/listing/listing.ts';
import type { ListingRow } from '../../domain/listing/row.ts';
import { searchAtlas as search, type AtlasQuery, type Found } from '../../domain/listing/search.ts';
import { isStale } from '../../domain/listing/staleness.ts';
import { openAtlas, type SnapshotNeeds } from '../open-snapshot.ts';

export type ToldRow = ListingRow & { status?: Status | undefined; stale: boolean };
export const toldRow = (row: ListingRow, at: string): ToldRow => ({ ...row, status: statusAt(row, at), stale: isStale(row.checked, at) });

/** What matches, as the clock tells it now. */
export const searchAtlas = async (ports: SnapshotNeeds, { at }: Caller, query: AtlasQuery): Promise<Omit<Found, 'items'> & { items: ToldRow[]; at: string; asOf: string | undefined }> => {
  const { index, builtAt } = await openAtlas(ports, at);
  const { items, ...found } = search(index, query, at);
  return { ...found, items: items.map((row) => toldRow(row, at)), at, asOf: builtAt };
};
