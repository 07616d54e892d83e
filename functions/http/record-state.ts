import * as z from 'zod';
import type { OnRecord } from '../use-cases/leaf-proof.ts';

const count = z.number().int();
export const Witnessed = z.object({ by: z.array(z.string()), of: count, enough: z.boolean() }).describe('Witnesses of the policy that signed this head, how many it names, and whether they are the quorum');
/** Received, and waiting for its place on the public record; or there, with its receipt. */
export const RecordState = z.object({
  state: z.enum(['received', 'recorded']), index: count.optional(), size: count.optional(),
  hash: z.string().optional().describe('SHA-256 of the leaf as the log hashes it (RFC 6962), in hex'), witnessed: Witnessed.optional(),
  receipt: z.string().optional().describe('The receipt as a file (laurel-receipt/1), word for word'), proof: z.string().optional().describe('The proof alone (C2SP tlog-proof), word for word'),
});
export type RecordState = z.infer<typeof RecordState>;

/** What is answered of an act; 202 while it waits. */
export const stateOf = <Found extends OnRecord>(found: Found | undefined) => (found ? { state: 'recorded' as const, ...found } : { state: 'received' as const });
