import * as z from 'zod';
import { idOf } from '../id.ts';

/** A person in a challenge: made by accepting one version of the rules. */
export const Registration = z.object({
  challengeId: idOf('challenge'),
  personId: idOf('person'),
  rulesVersion: z.number().int(),
  rulesHash: z.string(),
  acceptedAt: z.iso.datetime(),
  /** Where participation needs approval: what the agency said. Public challenges approve at once. */
  standing: z.enum(['approved', 'waiting', 'refused']),
  decidedBy: z.string().optional(),
  reason: z.string().max(1000).optional(),
  version: z.number().int(),
});
export type Registration = z.infer<typeof Registration>;
