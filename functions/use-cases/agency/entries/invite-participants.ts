import type { Caller } from '../../../domain/caller.ts';
import { stageOf } from '../../../domain/call/challenge.ts';
import { addressKey } from '../../../domain/words/email-address.ts';
import { invitationDays, type Invitation } from '../../../domain/entry/invitation.ts';
import { participantInvitationLetter } from '../../../domain/letters/team.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { limited, limitedInvitations, limits } from '../../limited.ts';
import { tell } from '../../tell.ts';
import { pagesOf } from '../../site-pages.ts';
import { ownChallenge } from '../call/draft-of.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'invitations' | 'rates' | 'chance' | 'sha256' | 'site'>;

const holders = async (ports: Needed, challengeId: string, at: string): Promise<Set<string>> => {
  const known = new Set<string>();
  let after: string | undefined;
  do {
    const page = await ports.invitations.ofOwner(challengeId, after, 'participant');
    for (const one of page.items) if (one.outcome === 'accepted' || (one.outcome === 'waiting' && one.expiresAt >= at)) known.add(addressKey(one.email));
    after = page.next;
  } while (after);
  return known;
};

/** So many letters with one act. */
const mostAtOnce = 40;

/** Up to 40 addresses at a time get a letter with a link of their own. Whoever holds one is not written to again. Of more, the first 40 that hold none, and `left` says how many wait. */
export const inviteParticipants = async (ports: Needed, caller: Caller, wanted: { challengeId: string; emails: string[] }) => {
  const { challenge, person } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  const stage = stageOf(challenge, caller.at);
  if (challenge.participation === 'public') throw new Refusal('conflict', 'Anyone may enter this challenge: there is nobody to invite.');
  if (stage !== 'open' && stage !== 'upcoming') throw new Refusal('conflict', 'Invite while the challenge is announced or open.');
  const known = await holders(ports, challenge.id, caller.at);
  const emails = [...new Set(wanted.emails.map(addressKey))];
  const waiting = emails.filter((email) => !known.has(email));
  const fresh = waiting.slice(0, mostAtOnce);
  await limited(ports, `participant-invitation ${challenge.id}`, limits.participantInvitationsOfChallenge, caller.at, Math.min(emails.length, mostAtOnce));
  await limitedInvitations(ports, `${challenge.id} to enter`, fresh, caller.at);
  const expiresAt = new Date(Date.parse(caller.at) + invitationDays * 86_400_000).toISOString();
  const made = fresh.map((email) => {
    const token = ports.chance.token();
    const invitation: Invitation = {
      id: ports.chance.id('invitation'), hash: ports.sha256(token), kind: 'participant', challengeId: challenge.id, email, name: '', organization: '', areas: [],
      invitedBy: person.id, createdAt: caller.at, expiresAt, sentCount: 1, outcome: 'waiting', version: 1,
    };
    const link = `${pagesOf(ports).application(challenge.slug)}?invitation=${token}`;
    return { invitation, letter: participantInvitationLetter({ id: ports.chance.id('mail'), at: caller.at, to: email, about: challenge.id }, challenge, link, expiresAt) };
  });
  const answer = { invited: fresh, already: emails.filter((email) => known.has(email)), left: waiting.length - fresh.length };
  if (made.length === 0) return answer;
  const deed = tell(ports, caller, 'registration.invited', { about: challenge.id, refs: { count: made.length }, answer });
  await ports.invitations.make(made.map((one) => one.invitation), made.map((one) => one.letter), deed);
  return answer;
};

/** The link stops working. Who registered by it stays registered. */
export const revokeParticipant = async (ports: Needed, caller: Caller, wanted: { challengeId: string; invitationId: string }): Promise<Invitation> => {
  const { challenge } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  if (challenge.participation === 'public') throw new Refusal('conflict', 'Anyone may enter this challenge: nobody was invited.');
  const invitation = await ports.invitations.find(challenge.id, wanted.invitationId);
  if (!invitation || invitation.kind !== 'participant') throw notFound('invitation');
  if (invitation.outcome === 'accepted') throw new Refusal('conflict', 'This invitation was used: the person is registered. Refuse the registration instead.');
  const next: Invitation = { ...invitation, outcome: 'revoked', outcomeAt: caller.at, version: invitation.version + 1 };
  await ports.invitations.change(next, tell(ports, caller, 'registration.invited', { about: challenge.id, refs: { revoked: next.id }, answer: next }));
  return next;
};
