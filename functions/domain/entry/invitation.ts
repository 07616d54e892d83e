import * as z from 'zod';
import { idOf } from '../id.ts';
import { Refusal } from '../refusal.ts';

/** A single-use promise found by the SHA-256 of its token. The token itself is only ever in the mail or on the page once. */
export const Invitation = z.object({
  id: idOf('invitation'),
  hash: z.string(),
  kind: z.enum(['team', 'judge', 'participant']),
  challengeId: idOf('challenge'),
  teamId: idOf('team').optional(),
  /** Empty for a link anybody may use once. */
  email: z.string().default(''),
  name: z.string().max(120).default(''),
  organization: z.string().max(160).default(''),
  areas: z.array(z.string()).default([]),
  invitedBy: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  sentCount: z.number().int().default(1),
  outcome: z.enum(['waiting', 'accepted', 'declined', 'revoked']),
  outcomeAt: z.iso.datetime().optional(),
  reason: z.string().max(600).optional(),
  personId: z.string().optional(),
  version: z.number().int(),
});
export type Invitation = z.infer<typeof Invitation>;

export const invitationDays = 14;

/** The link as its own letter says it, so that whoever opens it there need not type the address to sign in. What follows a # is sent to no server and kept in no log. */
export const addressedTo = (link: string, email: string): string => `${link}#for=${encodeURIComponent(email)}`;

/** To a team: a second link to one address would only fill its mailbox. */
export const alreadyInvited = (email: string): Refusal => new Refusal('conflict', `${email} is invited already. Send that invitation again instead.`, 'email');
