import * as z from 'zod';
import { idOf } from '../id.ts';
import { Refusal } from '../refusal.ts';
import { comparedLine, mixedAlphabets, properName } from '../words/one-line.ts';
import { hostOf } from '../words/email-address.ts';

/** Who is in it, as the conflict rules need it: kept on the team, so that one list answers for all teams. */
export const Face = z.object({ personId: idOf('person'), name: z.string(), organization: z.string(), domain: z.string() });
export type Face = z.infer<typeof Face>;

export const TeamName = properName().min(2).max(80).refine((name) => !mixedAlphabets(name), 'Write each word of the name in one alphabet: some letters here are Latin, others Cyrillic or Greek.');

/** What two names are compared by. */
export const nameCompared = (name: string): string => comparedLine(name);
export const nameTaken = (name: string): Refusal => new Refusal('taken', `A team of this challenge has the name ${name} already. Choose another.`, 'name');

/** A team of one is a team. The lead alone sends; everybody writes. */
export const Team = z.object({
  id: idOf('team'),
  challengeId: idOf('challenge'),
  name: z.string(),
  leadId: idOf('person'),
  memberCount: z.number().int().min(0),
  faces: z.array(Face).default([]),
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

export const faceOf = (member: Pick<TeamMember, 'personId' | 'name' | 'organization' | 'email'>): Face => ({
  personId: member.personId, name: member.name, organization: member.organization, domain: hostOf(member.email),
});

/** The team without somebody who leaves it: what is known of them for conflicts goes with them. */
export const without = (team: Team, personId: string): Team => ({
  ...team, memberCount: team.memberCount - 1, faces: team.faces.filter((face) => face.personId !== personId), version: team.version + 1,
});
