import * as z from 'zod';
import { idOf } from './id.ts';

export const Judge = z.object({
  challengeId: idOf('challenge'),
  personId: idOf('person'),
  name: z.string(),
  email: z.string(),
  organization: z.string().default(''),
  areas: z.array(z.string()).default([]),
  acceptedAt: z.iso.datetime(),
  orientedAt: z.iso.datetime().optional(),
  /** When the conflict gate was answered; no entry opens before. */
  declaredAt: z.iso.datetime().optional(),
  /** When the judge last went through the names, with or without adding one. */
  lookedAt: z.iso.datetime().optional(),
  revoked: z.object({ at: z.iso.datetime(), by: z.string(), reason: z.string() }).optional(),
  version: z.number().int(),
});
export type Judge = z.infer<typeof Judge>;
