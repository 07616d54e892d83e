import type { Deed } from '../domain/act.ts';
import type { Invitation } from '../domain/entry/invitation.ts';
import type { Registration } from '../domain/entry/registration.ts';
import type { Team, TeamMember } from '../domain/entry/team.ts';

export type Teams = {
  find(id: string): Promise<Team | undefined>;
  /** In no particular order; ids that are not there are left out. */
  findMany(ids: string[]): Promise<Team[]>;
  member(teamId: string, personId: string): Promise<TeamMember | undefined>;
  members(teamId: string): Promise<TeamMember[]>;
  /** Every team of a challenge, by name. */
  ofChallenge(challengeId: string): Promise<Team[]>;
  ofPerson(personId: string): Promise<{ teamId: string; challengeId: string }[]>;
  /** Stores the team with its first member, who takes one of their slots in the challenge. Refuses `limit` when none is free, `taken` when another team of the challenge has the name, and who judges the challenge. */
  form(team: Team, lead: TeamMember, slots: number, deed: Deed): Promise<TeamMember>;
  /** Takes a slot, stores the invitation that is used up and those it makes needless, and counts the member, all or nothing. Refuses `limit`, `stale`, `taken`, and who judges the challenge. */
  join(team: Team, member: TeamMember, slots: number, answered: Invitation[], deed: Deed): Promise<TeamMember>;
  /** Frees the slot, and the name with the last member, and stores the team (refuses `stale`). */
  leave(team: Team, member: TeamMember, deed: Deed): Promise<void>;
  /** Stores the team with its new lead, who is in it and whose account is open at that moment. Refuses `stale`. */
  handOver(team: Team, deed: Deed): Promise<void>;
  /** Stores the team under its new name and frees the one it had. Refuses `stale`, and `taken` when another team of the challenge has the name. */
  rename(team: Team, before: Team, deed: Deed): Promise<void>;
  /** Refuses `stale`. Rules accepted for the team are accepted by whoever does so, in the same transaction. */
  change(team: Team, deed: Deed, accepted?: Registration): Promise<void>;
};
