import * as z from 'zod';
import { isShown, Listing, factValues } from './listing.ts';
import { isSettled, lastChecked } from './staleness.ts';
import { PartialDate } from './partial-date-form.ts';

/** What the lists know of a listing: under 1 KB, and enough to be found and told by. */
export const ListingRow = z.object({
  id: Listing.shape.id,
  title: factValues.title,
  type: factValues.type,
  summary: z.string(),
  url: factValues.url.optional(),
  agency: factValues.agency.optional(),
  level: factValues.level.optional(),
  place: factValues.place.optional(),
  uses: z.array(factValues.uses.element).default([]),
  ledger: factValues.ledger.optional(),
  maturity: factValues.maturity.optional(),
  status: factValues.status.optional(),
  starts: factValues.starts.optional(),
  ends: factValues.ends.optional(),
  checked: PartialDate.optional(),
  settled: z.literal(true).optional().describe('Over for good, as this site published it: it does not grow old'),
  changedAt: z.iso.datetime(),
});
export type ListingRow = z.infer<typeof ListingRow>;

/** Room for what cannot be short: an address of 1,000 characters stays on its own page. */
const most = { summary: 180, url: 220, title: 200 };
const cut = (text: string, length: number) => (text.length <= length ? text : `${text.slice(0, length - 1).replace(/\s+\S*$/, '')}…`);

/** Gone from the lists: only that it is not there. */
export const ListingCard = z.object({ id: Listing.shape.id, version: z.number().int(), changedAt: z.iso.datetime(), row: ListingRow.optional() });
export type ListingCard = z.infer<typeof ListingCard>;

export const rowOf = ({ id, facts, changedAt }: Listing): ListingRow => ({
  id, changedAt,
  title: cut(facts.title.value, most.title),
  type: facts.type.value,
  summary: cut(facts.summary?.value ?? '', most.summary),
  url: facts.url && facts.url.value.length <= most.url ? facts.url.value : undefined,
  agency: facts.agency?.value,
  level: facts.level?.value,
  place: facts.place?.value,
  uses: facts.uses?.value ?? [],
  ledger: facts.ledger?.value,
  maturity: facts.maturity?.value,
  status: facts.status?.value,
  starts: facts.starts?.value,
  ends: facts.ends?.value,
  checked: lastChecked(facts),
  ...(isSettled(facts) ? { settled: true as const } : {}),
});

export const cardOf = (listing: Listing): ListingCard => ({ id: listing.id, version: listing.version, changedAt: listing.changedAt, ...(isShown(listing) ? { row: rowOf(listing) } : {}) });
