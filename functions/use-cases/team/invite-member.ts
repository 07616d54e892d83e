import type { Caller } from '../../domain/caller.ts';
import type { Invitation } from '../../domain/invitation.ts';
import { invitationDays } from '../../domain/invitation.ts';
import { teamInvitationLetter } from '../../domain/letters/team.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { limited, limits } from '../limited.ts';
import { tell } from '../tell.ts';
import { openFor, ownTeam } from './membership.ts';

type Needed = Pick<Ports, 'challenges' | 'teams' | 'invitations' | 'rates' | 'chance' | 'sha256' | 'site'>;

/**
 * Any member invites: by e-mail, or by a link that works once. The link is answered once and never stored; a retry hears
 * "already made".
 */
export const inviteMember = async (ports: Needed, caller: Caller, wanted: { teamId: string; email: string }): Promise<{ invitation: Invitation; link: string }> => {
  const { team, person } = await ownTeam(ports, caller, wanted.teamId);
  const challenge = await openFor(ports, caller, team.challengeId);
  if (team.memberCount >= challenge.teamSize) throw new Refusal('limit', `A team has at most ${challenge.teamSize} members here.`);
  await limited(ports, `team-invitation ${team.id}`, limits.invitationsOfTeam, caller.at);
  const token = ports.chance.token();
  const expiresAt = new Date(Date.parse(caller.at) + invitationDays * 86_400_000).toISOString();
  const invitation: Invitation = {
    id: ports.chance.id('invitation'), hash: ports.sha256(token), kind: 'team', challengeId: challenge.id, teamId: team.id, email: wanted.email, name: '', organization: '', areas: [],
    invitedBy: person.id, createdAt: caller.at, expiresAt, sentCount: 1, outcome: 'waiting', version: 1,
  };
  const link = `${ports.site.origin}/teams/join/${token}`;
  const letters = wanted.email ? [teamInvitationLetter({ id: ports.chance.id('mail'), at: caller.at, to: wanted.email, inviter: person.name, team, challenge, link, expiresAt })] : [];
  await ports.invitations.make([invitation], letters, tell(ports, caller, 'team.invited', { about: challenge.id, refs: { team: team.id, invitation: invitation.id } }));
  return { invitation, link };
};
