import * as z from 'zod';
import { idOf } from './id.ts';

/** A team of one is a team. The lead alone sends; everybody writes. */
export const Team = z.object({
  id: idOf('team'),
  challengeId: idOf('challenge'),
  name: z.string().trim().min(2).max(80),
  leadId: idOf('person'),
  memberCount: z.number().int().min(0),
  /** The rules version the lead last accepted for the team. */
  rulesVersion: z.number().int(),
  createdAt: z.iso.datetime(),
  version: z.number().int(),
});
export type Team = z.infer<typeof Team>;

export const TeamMember = z.object({
  teamId: idOf('team'),
  challengeId: idOf('challenge'),
  personId: idOf('person'),
  name: z.string(),
  email: z.string(),
  organization: z.string().default(''),
  /** The slot of this person in this challenge that membership holds (1..m). */
  slot: z.number().int().min(1),
  rulesVersion: z.number().int(),
  joinedAt: z.iso.datetime(),
});
export type TeamMember = z.infer<typeof TeamMember>;
