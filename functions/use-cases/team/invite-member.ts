import type { Caller } from '../../domain/caller.ts';
import type { Challenge } from '../../domain/call/challenge.ts';
import { sameAddress } from '../../domain/words/email-address.ts';
import type { Invitation } from '../../domain/entry/invitation.ts';
import { addressedTo, alreadyInvited, invitationDays } from '../../domain/entry/invitation.ts';
import { teamInvitationLetter } from '../../domain/letters/team.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Team } from '../../domain/entry/team.ts';
import type { Ports } from '../../ports/ports.ts';
import { limited, limitedInvitations, limits } from '../limited.ts';
import { tell } from '../tell.ts';
import { openFor, ownTeam } from './membership.ts';

type Needed = Pick<Ports, 'challenges' | 'grants' | 'teams' | 'invitations' | 'rates' | 'chance' | 'sha256' | 'site'>;

type Around = { team: Team; challenge: Challenge; inviter: string };

/** A fresh token for a new or a renewed invitation, with its letter. */
const promise = (ports: Needed, caller: Caller, { team, challenge, inviter }: Around, before: Invitation) => {
  const token = ports.chance.token();
  const expiresAt = new Date(Date.parse(caller.at) + invitationDays * 86_400_000).toISOString();
  const invitation: Invitation = { ...before, hash: ports.sha256(token), expiresAt, sentCount: before.sentCount + 1, version: before.version + 1 };
  const link = `${ports.site.origin}/teams/join/${token}`;
  const letters = before.email ? [teamInvitationLetter({ id: ports.chance.id('mail'), at: caller.at, to: before.email, inviter, naming: caller.person!.id, team, challenge, link: addressedTo(link, before.email), expiresAt })] : [];
  return { invitation, link, letters };
};

/** One address, one link: whoever is in the team needs none, and a waiting one is sent again. */
const refuseTwice = async (ports: Needed, teamId: string, email: string): Promise<void> => {
  if (!email) return;
  const [members, { items }] = await Promise.all([ports.teams.members(teamId), ports.invitations.ofOwner(teamId)]);
  const member = members.find((one) => sameAddress(one.email, email));
  if (member) throw new Refusal('conflict', `${member.name} has this address and is in the team already.`, 'email');
  const waiting = items.find((one) => one.outcome === 'waiting' && sameAddress(one.email, email));
  if (waiting) throw alreadyInvited(waiting.email);
};

/**
 * Any member invites: by email, or by a link that works once. The link is answered once and never stored; a retry hears
 * "already made".
 */
export const inviteMember = async (ports: Needed, caller: Caller, wanted: { teamId: string; email: string }): Promise<{ invitation: Invitation; link: string }> => {
  const { team, person } = await ownTeam(ports, caller, wanted.teamId);
  const challenge = await openFor(ports, caller, team.challengeId, { teamId: team.id });
  if (team.memberCount >= challenge.teamSize) throw new Refusal('limit', `A team has at most ${challenge.teamSize} members here.`);
  await refuseTwice(ports, team.id, wanted.email);
  await limited(ports, `team-invitation ${team.id}`, limits.invitationsOfTeam, caller.at);
  if (wanted.email) await limitedInvitations(ports, team.id, [wanted.email], caller.at);
  const { invitation, link, letters } = promise(ports, caller, { team, challenge, inviter: person.name }, {
    id: ports.chance.id('invitation'), hash: '', kind: 'team', challengeId: challenge.id, teamId: team.id, email: wanted.email, name: '', organization: '', areas: [],
    invitedBy: person.id, createdAt: caller.at, expiresAt: caller.at, sentCount: 0, outcome: 'waiting', version: 0,
  });
  await ports.invitations.make([invitation], letters, tell(ports, caller, 'team.invited', { about: challenge.id, refs: { team: team.id, invitation: invitation.id } }));
  return { invitation, link };
};

const waitingInvitation = async (ports: Needed, caller: Caller, wanted: { teamId: string; invitationId: string }) => {
  const own = await ownTeam(ports, caller, wanted.teamId);
  const challenge = await openFor(ports, caller, own.team.challengeId, { teamId: own.team.id });
  const invitation = await ports.invitations.find(own.team.id, wanted.invitationId);
  if (!invitation || invitation.kind !== 'team') throw notFound('invitation');
  if (invitation.outcome !== 'waiting') throw new Refusal('conflict', invitation.outcome === 'accepted' ? 'This invitation was accepted already.' : 'This invitation was revoked already.');
  return { ...own, challenge, invitation };
};

/** A new link, by mail if it was mailed; the old one stops working. */
export const resendInvitation = async (ports: Needed, caller: Caller, wanted: { teamId: string; invitationId: string }): Promise<{ invitation: Invitation; link: string }> => {
  const { team, person, challenge, invitation } = await waitingInvitation(ports, caller, wanted);
  await limited(ports, `team-invitation ${team.id}`, limits.invitationsOfTeam, caller.at);
  if (invitation.email) await limitedInvitations(ports, team.id, [invitation.email], caller.at);
  const renewed = promise(ports, caller, { team, challenge, inviter: person.name }, invitation);
  await ports.invitations.renew(invitation, renewed.invitation, renewed.letters, tell(ports, caller, 'team.invited', { about: challenge.id, refs: { team: team.id, invitation: invitation.id } }));
  return { invitation: renewed.invitation, link: renewed.link };
};

/** The link stops working with this write. */
export const revokeInvitation = async (ports: Needed, caller: Caller, wanted: { teamId: string; invitationId: string }): Promise<Invitation> => {
  const { team, challenge, invitation } = await waitingInvitation(ports, caller, wanted);
  const next: Invitation = { ...invitation, outcome: 'revoked', outcomeAt: caller.at, version: invitation.version + 1 };
  await ports.invitations.change(next, tell(ports, caller, 'team.invitation-revoked', { about: challenge.id, refs: { team: team.id, invitation: next.id }, answer: next }));
  return next;
};
