import * as z from 'zod';

export const sourceStates = ['unseen', 'fine', 'moved', 'gone', 'unclear', 'closed'] as const;
/** A web address that facts of the atlas rest on, and what became of it. */
export const Source = z.object({
  address: z.string().max(1000),
  /** `closed`: its site asks programs to stay away. */
  state: z.enum(sourceStates),
  /** Where it moved for good. */
  to: z.string().max(2000).optional(),
  /** Since when it is so. */
  since: z.iso.datetime(),
  lookedAt: z.iso.datetime().optional(),
  nextAt: z.iso.datetime(),
  /** Looks in a row that did not find it, and when the first of them was. */
  misses: z.number().int(),
  missedAt: z.iso.datetime().optional(),
  version: z.number().int(),
});
export type Source = z.infer<typeof Source>;
