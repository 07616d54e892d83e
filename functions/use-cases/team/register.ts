import { signedIn, type Caller } from '../../domain/caller.ts';
import { isPublished, stageOf, type Challenge } from '../../domain/call/challenge.ts';
import type { ConditionAnswers } from '../../domain/eligibility/attestation.ts';
import { sameAddress } from '../../domain/words/email-address.ts';
import type { Invitation } from '../../domain/entry/invitation.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Registration } from '../../domain/entry/registration.ts';
import type { Ports } from '../../ports/ports.ts';
import { ownGoingOn } from '../going-on.ts';
import { withSecondLook } from '../second-look.ts';
import { tell } from '../tell.ts';
import { grantFor, refuseInsider } from './membership.ts';
import { stateWhenRegistering } from './state-eligibility.ts';

type Needed = Pick<Ports, 'agencies' | 'attestations' | 'judges' | 'challenges' | 'grants' | 'registrations' | 'invitations' | 'teams' | 'entries' | 'rounds' | 'chance' | 'sha256'>;
type Wanted = { challengeId: string; rulesVersion: number; rulesHash: string; /** The token in a letter to an invited participant. */ invitation?: string | undefined; /** To the conditions that are asked of each person. */ answers?: ConditionAnswers | undefined };

/** Whose entry was selected in the stage before needs no invitation. */
const isInvited = async (ports: Needed, caller: Caller, challenge: Challenge): Promise<boolean> =>
  challenge.participation !== 'invitation' || (await ownGoingOn(ports, challenge, signedIn(caller).id, caller.at)).length > 0;

const refuseUninvited = (): never => {
  throw new Refusal('forbidden', 'This challenge is by invitation. Open the link in your invitation, signed in with the address it was sent to.');
};

/** The invitation this token stands for, if it is for this challenge and this address and was not used, revoked or too old. */
const invitationOf = async (ports: Needed, caller: Caller, { challengeId, invitation: token }: Wanted): Promise<Invitation | undefined> => {
  if (!token) return undefined;
  const found = await ports.invitations.findByHash(ports.sha256(token));
  const fits = found?.kind === 'participant' && found.challengeId === challengeId && sameAddress(found.email, signedIn(caller).email);
  if (!fits || found.outcome !== 'waiting' || found.expiresAt < caller.at) return refuseUninvited();
  return found;
};

const attempt = async (ports: Needed, caller: Caller, wanted: Wanted): Promise<Registration> => {
  const person = signedIn(caller);
  const challenge = await ports.challenges.find(wanted.challengeId, { strong: true });
  if (!challenge || !isPublished(challenge, caller.at)) throw notFound('challenge');
  if (challenge.listing) throw new Refusal('conflict', 'Entries for this challenge are taken on another site.');
  const stage = stageOf(challenge, caller.at);
  if (stage !== 'open' && stage !== 'upcoming' && (challenge.cancelled || challenge.resultsAt || !(await grantFor(ports, caller, challenge.id)))) throw new Refusal('closed', 'This challenge no longer takes registrations.');
  await refuseInsider(ports, challenge, person.id);
  if (wanted.rulesVersion !== challenge.rulesVersion || wanted.rulesHash !== challenge.rulesHash) {
    throw new Refusal('stale', `The rules changed: version ${challenge.rulesVersion} is in force. Read it, then accept it.`, 'rulesVersion', { rulesVersion: challenge.rulesVersion });
  }
  const before = await ports.registrations.find(challenge.id, person.id);
  const invitation = before ? undefined : await invitationOf(ports, caller, wanted);
  if (!before && !invitation && !(await isInvited(ports, caller, challenge))) refuseUninvited();
  const stated = await stateWhenRegistering(ports, caller, challenge, wanted.answers ?? {});
  const standing = before?.standing ?? (challenge.participation === 'approval' && !invitation ? 'waiting' : 'approved');
  const used: Invitation | undefined = invitation && { ...invitation, outcome: 'accepted', outcomeAt: caller.at, personId: person.id, version: invitation.version + 1 };
  const registration: Registration = {
    ...before, challengeId: challenge.id, personId: person.id, rulesVersion: challenge.rulesVersion, rulesHash: challenge.rulesHash,
    acceptedAt: caller.at, standing, version: (before?.version ?? 0) + 1,
  };
  const refs = { person: person.id, rules: challenge.rulesVersion };
  await ports.registrations.save(registration, tell(ports, caller, before ? 'rules.accepted' : 'registration.made', { about: challenge.id, refs, answer: registration }), { used, stated });
  return registration;
};

/** A person accepts the rules version they were shown. A newer one is refused with its number, to be read first. */
export const register = (ports: Needed, caller: Caller, wanted: Wanted): Promise<Registration> => withSecondLook(() => attempt(ports, caller, wanted));
