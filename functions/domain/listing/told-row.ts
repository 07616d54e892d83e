import { statusAt, type Status } from './listing.ts';
import type { ListingRow } from './row.ts';
import { isStale } from './staleness.ts';

/** A row with what the clock adds to it. */
export type ToldRow = ListingRow & { status?: Status | undefined; stale: boolean };
export const toldRow = (row: ListingRow, at: string): ToldRow => ({ ...row, status: statusAt(row, at), stale: !row.settled && isStale(row.checked, at) });
