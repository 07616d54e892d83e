import * as z from 'zod';
import { idOf } from '../../id.ts';
import { lastDay, type PartialDate } from '../partial-date.ts';
import { staleMonths } from '../staleness.ts';

/** Whom we ask whether an entry is still right. The address is read by those who named it and by letters; no page for everybody shows it. */
export const ListingOwner = z.object({
  listingId: idOf('listing'),
  email: z.email(),
  /** What a letter’s link carries besides the entry: another owner’s letters open nothing. */
  code: z.string(),
  addedBy: z.string(),
  addedAt: z.iso.datetime(),
  /** When it is looked at next whether to ask. */
  askAt: z.iso.datetime(),
  /** Letters since the last answer. */
  asks: z.number().int(),
  askedAt: z.iso.datetime().optional(),
  answered: z.object({ at: z.iso.datetime(), as: z.enum(['right', 'changed', 'ended']) }).optional(),
  /** Wants no more letters about this entry. */
  stoppedAt: z.iso.datetime().optional(),
  version: z.number().int(),
});
export type ListingOwner = z.infer<typeof ListingOwner>;

const later = (at: string, { days = 0, months = 0 }: { days?: number; months?: number }): string => {
  const date = new Date(at);
  date.setUTCMonth(date.getUTCMonth() + months);
  return new Date(date.getTime() + days * 86_400_000).toISOString();
};

/** When an entry grows stale that was checked then; at once where nobody ever checked it. */
export const staleFrom = (checked: PartialDate | undefined, now: string): string => {
  const from = checked === undefined ? now : later(`${lastDay(checked)}T12:00:00.000Z`, { months: staleMonths });
  return from > now ? from : now;
};

/** Two letters a month apart, and then a year of silence. */
const quick = { asks: 2, days: 30 };
export const asked = (owner: ListingOwner, now: string): ListingOwner => {
  const asks = owner.asks + 1;
  return { ...owner, asks, askedAt: now, askAt: later(now, asks % quick.asks === 0 ? { months: 12 } : { days: quick.days }), version: owner.version + 1 };
};
/** Not stale: looked at again when it will be. */
export const putOff = (owner: ListingOwner, until: string): ListingOwner => ({ ...owner, askAt: until, version: owner.version + 1 });
export const answeredAs = (owner: ListingOwner, as: 'right' | 'changed' | 'ended', now: string): ListingOwner => ({ ...owner, answered: { at: now, as }, asks: 0, askAt: later(now, { months: staleMonths }), version: owner.version + 1 });
export const stoppedAt = (owner: ListingOwner, now: string): ListingOwner => ({ ...owner, stoppedAt: now, version: owner.version + 1 });
