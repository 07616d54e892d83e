import { signedIn, type Caller } from '../../domain/caller.ts';
import type { Challenge } from '../../domain/call/challenge.ts';
import { isFromAddress, maskedAddress, sameAddress } from '../../domain/words/email-address.ts';
import { idOf } from '../../domain/id.ts';
import type { Invitation } from '../../domain/entry/invitation.ts';
import { entersHere, worksHere, type Judge } from '../../domain/panel/judge.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { withSecondLook } from '../second-look.ts';
import { spareInvitations } from '../spare-invitations.ts';
import { tell } from '../tell.ts';

type Needed = Pick<Ports, 'invitations' | 'challenges' | 'judges' | 'teams' | 'people' | 'chance' | 'sha256'>;
type ToAccept = Needed & Pick<Ports, 'agencies'>;

const isIn = async ({ teams }: Needed, personId: string, { id }: Challenge): Promise<boolean> => (await teams.ofPerson(personId)).some(({ challengeId }) => challengeId === id);

const isId = (key: string) => idOf('invitation').safeParse(key).success;

/** By the secret of the letter; to the invited person, signed in with the address, also by the id on their list of work. */
const invitationBy = async (ports: Needed, caller: Caller, key: string): Promise<Invitation | undefined> => {
  if (!isId(key)) return ports.invitations.findByHash(ports.sha256(key));
  return caller.person && (await ports.invitations.toAddress(caller.person.email)).find((one) => one.id === key);
};

const found = async (ports: Needed, caller: Caller, key: string): Promise<{ invitation: Invitation; challenge: Challenge }> => {
  const invitation = await invitationBy(ports, caller, key);
  if (!invitation || invitation.kind !== 'judge') throw notFound('invitation');
  const challenge = await ports.challenges.find(invitation.challengeId);
  if (!challenge) throw notFound('invitation');
  return { invitation, challenge };
};

type Asked = { invitation: Invitation; challenge: Challenge; /** Masked for everybody but its owner. */ sentTo: string; /** Signed in with another address than it was sent to. */ forAnother: boolean; /** Signed in with that address, and in a team of the challenge. */ enters: boolean };

/** What an invitation asks, readable before sign-in by whoever holds its link. */
export const readJudgeInvitation = async (ports: Needed, caller: Caller, token: string): Promise<Asked> => {
  const { invitation, challenge } = await found(ports, caller, token);
  const { person } = caller;
  const own = person !== undefined && sameAddress(invitation.email, person.email);
  return { invitation, challenge, sentTo: own ? invitation.email : maskedAddress(invitation.email), forAnother: person !== undefined && !own, enters: own && (await isIn(ports, person.id, challenge)) };
};

const waiting = async (ports: Needed, caller: Caller, token: string) => {
  const { invitation, challenge } = await found(ports, caller, token);
  if (invitation.outcome !== 'waiting') throw new Refusal('conflict', `This invitation was ${invitation.outcome} already.`);
  if (invitation.expiresAt < caller.at) throw new Refusal('conflict', 'This invitation has expired. Ask the agency to send it again.');
  return { invitation, challenge };
};

const attemptAccept = async (ports: ToAccept, caller: Caller, token: string): Promise<Judge> => {
  const person = signedIn(caller);
  const { invitation, challenge } = await waiting(ports, caller, token);
  if (!sameAddress(invitation.email, person.email)) {
    throw new Refusal('conflict', `This invitation was sent to ${maskedAddress(invitation.email)}. Sign in with that address, or ask the agency to invite yours.`);
  }
  if ((await ports.agencies.rolesOf(challenge.agencyId, person.id)).length > 0) throw worksHere();
  if (await isIn(ports, person.id, challenge)) throw entersHere();
  const before = await ports.judges.find(challenge.id, person.id);
  if (before && !before.revoked) throw new Refusal('conflict', 'You judge this challenge already.');
  const judge: Judge = {
    challengeId: challenge.id, personId: person.id, name: invitation.name && isFromAddress(person) ? invitation.name : person.name, email: person.email, areas: invitation.areas,
    organization: invitation.organization || (await ports.people.find(person.id))?.organization || '', acceptedAt: caller.at, version: (before?.version ?? 0) + 1,
  };
  const used: Invitation = { ...invitation, outcome: 'accepted', outcomeAt: caller.at, personId: person.id, version: invitation.version + 1 };
  const spare = await spareInvitations(ports, { challengeId: challenge.id, emails: [person.email], but: used.id }, caller.at);
  await ports.judges.accept(judge, [used, ...spare], challenge.teamsPerPerson, tell(ports, caller, 'judge.accepted', { about: challenge.id, refs: { judge: person.id }, answer: judge }));
  return judge;
};

/** The person whose confirmed address was invited becomes a judge. */
export const acceptJudgeInvitation = (ports: ToAccept, caller: Caller, token: string): Promise<Judge> => withSecondLook(() => attemptAccept(ports, caller, token));

const attemptDecline = async (ports: Needed, caller: Caller, wanted: { token: string; reason: string }): Promise<Invitation> => {
  const { invitation, challenge } = await waiting(ports, caller, wanted.token);
  const next: Invitation = { ...invitation, outcome: 'declined', outcomeAt: caller.at, reason: wanted.reason, version: invitation.version + 1 };
  await ports.invitations.change(next, tell(ports, caller, 'judge.declined', { about: challenge.id, refs: { invitation: next.id }, answer: next }));
  return next;
};

/** Declining needs no account: whoever holds the link may. */
export const declineJudgeInvitation = (ports: Needed, caller: Caller, wanted: { token: string; reason: string }): Promise<Invitation> => withSecondLook(() => attemptDecline(ports, caller, wanted));
