import * as z from 'zod';

/** Whoever signs credentials here: every public key there ever was, in hexadecimal, and did.json word for word. */
export const Issuer = z.object({ keys: z.array(z.string().regex(/^[0-9a-f]{64}$/)).min(1), text: z.string(), version: z.number().int() });
export type Issuer = z.infer<typeof Issuer>;
