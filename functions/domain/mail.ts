import * as z from 'zod';
import { idOf } from './id.ts';

/** A plain-text letter. Claimed before sending; a claim with unknown outcome is never resent by itself. */
export const Mail = z.object({
  id: idOf('mail'),
  to: z.string(),
  personId: z.string().optional(),
  about: z.string(),
  template: z.string(),
  subject: z.string().max(200),
  text: z.string().max(20_000),
  state: z.enum(['waiting', 'claimed', 'sent', 'failed', 'skipped']),
  reason: z.string().max(300).optional(),
  createdAt: z.iso.datetime(),
  claimedAt: z.iso.datetime().optional(),
  sentAt: z.iso.datetime().optional(),
  version: z.number().int(),
});
export type Mail = z.infer<typeof Mail>;

/** Enough to recognize an address that one knows: m…@example.org. */
export const hiddenAddress = (address: string): string => address.replace(/^(.)[^@]*/, '$1…');
