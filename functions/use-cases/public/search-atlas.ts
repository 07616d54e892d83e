import type { Caller } from '../../domain/caller.ts';
import { searchAtlas as search, type AtlasQuery, type Found } from '../../domain/listing/search.ts';
import { toldRow, type ToldRow } from '../../domain/listing/told-row.ts';
import { openAtlas, type SnapshotNeeds } from '../open-snapshot.ts';

/** What matches, as the clock tells it now. */
export const searchAtlas = async (ports: SnapshotNeeds, { at }: Caller, query: AtlasQuery): Promise<Omit<Found, 'items'> & { items: ToldRow[]; at: string; asOf: string | undefined }> => {
  const { index, builtAt } = await openAtlas(ports, at);
  const { items, ...found } = search(index, query, at);
  return { ...found, items: items.map((row) => toldRow(row, at)), at, asOf: builtAt };
};
