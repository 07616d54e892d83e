import * as z from 'zod';
import { idOf } from './id.ts';

/** A person is (issuer, subject). The address counts only because the issuer verified it. */
export const Person = z.object({
  id: idOf('person'),
  issuer: z.string(),
  subject: z.string(),
  /** Empty once the account is closed. */
  email: z.union([z.email(), z.literal('')]),
  name: z.string().min(1).max(120),
  organization: z.string().max(160).default(''),
  zone: z.string().default('America/New_York'),
  notify: z.object({ challenges: z.boolean(), reminders: z.boolean() }).default({ challenges: true, reminders: true }),
  shortcuts: z.boolean().default(true),
  operator: z.boolean().default(false),
  locked: z.object({ at: z.iso.datetime(), by: z.string(), reason: z.string() }).optional(),
  closed: z.object({ at: z.iso.datetime() }).optional(),
  /** Every session made until then is void, whatever a late index still lists. */
  signedOutAt: z.iso.datetime().optional(),
  createdAt: z.iso.datetime(),
  version: z.number().int(),
});
export type Person = z.infer<typeof Person>;

export const Session = z.object({
  /** SHA-256 of the cookie's token; the token itself is never stored. */
  hash: z.string(),
  id: idOf('session'),
  personId: idOf('person'),
  createdAt: z.iso.datetime(),
  seenAt: z.iso.datetime(),
  authenticatedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  idleUntil: z.iso.datetime(),
  device: z.string().max(200),
});
export type Session = z.infer<typeof Session>;
