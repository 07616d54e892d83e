import * as z from 'zod';

/** How far one act's letters are written: which of its lists is being read, and where. */
export const Mailing = z.object({ actId: z.string(), list: z.number().int(), cursor: z.string().optional(), at: z.iso.datetime(), version: z.number().int() });
export type Mailing = z.infer<typeof Mailing>;
