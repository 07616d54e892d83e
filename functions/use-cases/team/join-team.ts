import { signedIn, type Caller } from '../../domain/caller.ts';
import type { Challenge } from '../../domain/call/challenge.ts';
import { maskedAddress, sameAddress } from '../../domain/words/email-address.ts';
import type { Invitation } from '../../domain/entry/invitation.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import { faceOf, type Team } from '../../domain/entry/team.ts';
import type { Ports } from '../../ports/ports.ts';
import { withSecondLook } from '../second-look.ts';
import { tell } from '../tell.ts';
import { approvedRegistration, openFor, refuseInsider } from './membership.ts';

type Needed = Pick<Ports, 'agencies' | 'judges' | 'challenges' | 'grants' | 'teams' | 'invitations' | 'registrations' | 'people' | 'chance' | 'sha256'>;

type Offer = { invitation: Invitation; team: Team; challenge: Challenge; inviter: string; /** Who can make a new link: the inviter, or the lead once the inviter left. */ ask: string; /** Masked for everybody but its owner; empty for a link. */ sentTo: string; /** Signed in with another address than it was sent to. */ forAnother: boolean };

/** What an invitation offers, readable before sign-in by whoever holds its link. */
export const readTeamInvitation = async (ports: Needed, caller: Caller, token: string): Promise<Offer> => {
  const invitation = await ports.invitations.findByHash(ports.sha256(token));
  if (!invitation || invitation.kind !== 'team' || !invitation.teamId) throw notFound('invitation');
  const [team, challenge, inviter] = await Promise.all([
    ports.teams.find(invitation.teamId), ports.challenges.find(invitation.challengeId, { strong: true }), ports.people.find(invitation.invitedBy),
  ]);
  if (!team || !challenge) throw notFound('invitation');
  const lead = team.faces.some(({ personId }) => personId === invitation.invitedBy) ? inviter : await ports.people.find(team.leadId);
  const nameOf = (person: typeof inviter) => (person && !person.closed ? person.name : undefined);
  const own = caller.person !== undefined && sameAddress(invitation.email, caller.person.email);
  const sentTo = own ? invitation.email : maskedAddress(invitation.email);
  return { invitation, team, challenge, inviter: nameOf(inviter) ?? 'A member', ask: team.memberCount > 0 ? (nameOf(lead) ?? '') : '', sentTo, forAnother: invitation.email !== '' && caller.person !== undefined && !own };
};

const refuseUsed = ({ outcome, expiresAt }: Invitation, team: Team, at: string): void => {
  if (outcome !== 'waiting') throw new Refusal('conflict', `This invitation to ${team.name} was ${outcome === 'accepted' ? 'used already' : outcome}. Ask the team for a new link.`);
  if (expiresAt < at) throw new Refusal('conflict', `This invitation to ${team.name} has expired. Ask the team for a new link.`);
};

/** Other promises of this team to the same address: nobody who is in needs them, and nobody who left comes back by them. */
const needless = async (ports: Needed, { id, email }: Pick<Invitation, 'id' | 'email'>, teamId: string, at: string): Promise<Invitation[]> =>
  (await ports.invitations.toAddress(email))
    .filter((one) => one.id !== id && one.teamId === teamId && one.outcome === 'waiting')
    .map((one) => ({ ...one, outcome: 'revoked', outcomeAt: at, version: one.version + 1 }));

const attemptJoin = async (ports: Needed, caller: Caller, token: string): Promise<Team> => {
  const person = signedIn(caller);
  const { invitation, team, challenge, sentTo, forAnother } = await readTeamInvitation(ports, caller, token);
  refuseUsed(invitation, team, caller.at);
  if (forAnother) throw new Refusal('conflict', `This invitation was sent to ${sentTo}. Sign in with that address, or ask the team for a link.`);
  await openFor(ports, caller, challenge.id, { teamId: team.id });
  await refuseInsider(ports, challenge, person.id);
  const registration = await approvedRegistration(ports, challenge.id, person.id);
  if (team.memberCount >= challenge.teamSize) throw new Refusal('limit', `${team.name} is full: it has ${challenge.teamSize} members.`);
  const member = {
    teamId: team.id, challengeId: challenge.id, personId: person.id, name: person.name, email: person.email,
    organization: (await ports.people.find(person.id))?.organization ?? '', slot: 1, rulesVersion: registration.rulesVersion, joinedAt: caller.at,
  };
  const next: Team = { ...team, memberCount: team.memberCount + 1, faces: [...team.faces, faceOf(member)], version: team.version + 1 };
  const used: Invitation = { ...invitation, outcome: 'accepted', outcomeAt: caller.at, personId: person.id, version: invitation.version + 1 };
  const answered = [used, ...(await needless(ports, { id: used.id, email: person.email }, team.id, caller.at))];
  await ports.teams.join(next, member, challenge.teamsPerPerson, answered, tell(ports, caller, 'team.joined', { about: challenge.id, refs: { team: team.id, person: person.id }, answer: next }));
  return next;
};

/** So many may meet on one team: links are sent to all members in one letter. */
const meetings = 20;

/** The person joins: the invitation is used up, a slot taken and the member counted in one transaction. */
export const joinTeam = (ports: Needed, caller: Caller, token: string): Promise<Team> => withSecondLook(() => attemptJoin(ports, caller, token), meetings);
