import * as z from 'zod';
import { idOf } from '../id.ts';
import { Refusal } from '../refusal.ts';

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

/** Nobody enters what they judge, and nobody judges what they enter. */
export const judgesHere = () => new Refusal('forbidden', 'You judge this challenge, so you cannot enter it. If you would rather enter, ask the agency to take you off the judges first.');
export const entersHere = () => new Refusal('conflict', 'You are in a team of this challenge, so you cannot judge it. Leave the team first, or decline.');
/** Staff read the names behind entries, the marks of judges, or what judges say in confidence: scoring by them would be neither blind nor independent. */
export const worksHere = () => new Refusal('forbidden', 'You work for the agency that runs this challenge, so you cannot judge it.');
