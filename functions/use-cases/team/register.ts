import { signedIn, type Caller } from '../../domain/caller.ts';
import { isPublished, stageOf } from '../../domain/challenge.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Registration } from '../../domain/registration.ts';
import type { Ports } from '../../ports/ports.ts';
import { tell } from '../tell.ts';

type Needed = Pick<Ports, 'challenges' | 'registrations' | 'invitations' | 'chance'>;
type Wanted = { challengeId: string; rulesVersion: number; rulesHash: string };

/** A person accepts the rules version they were shown. A newer one is refused with its number, to be read first. */
export const register = async (ports: Needed, caller: Caller, wanted: Wanted): Promise<Registration> => {
  const person = signedIn(caller);
  const challenge = await ports.challenges.find(wanted.challengeId, { strong: true });
  if (!challenge || !isPublished(challenge, caller.at)) throw notFound('challenge');
  if (challenge.listing) throw new Refusal('conflict', 'Entries for this challenge are taken on another site.');
  const stage = stageOf(challenge, caller.at);
  if (stage !== 'open' && stage !== 'upcoming') throw new Refusal('closed', 'This challenge no longer takes registrations.');
  if (wanted.rulesVersion !== challenge.rulesVersion || wanted.rulesHash !== challenge.rulesHash) {
    throw new Refusal('stale', `The rules changed: version ${challenge.rulesVersion} is in force. Read it, then accept it.`, 'rulesVersion', { rulesVersion: challenge.rulesVersion });
  }
  const before = await ports.registrations.find(challenge.id, person.id);
  if (!before && challenge.participation === 'invitation') throw new Refusal('forbidden', 'This challenge is by invitation. Open the link in your invitation first.');
  const standing = before?.standing ?? (challenge.participation === 'approval' ? 'waiting' : 'approved');
  const registration: Registration = {
    ...before, challengeId: challenge.id, personId: person.id, rulesVersion: challenge.rulesVersion, rulesHash: challenge.rulesHash,
    acceptedAt: caller.at, standing, version: (before?.version ?? 0) + 1,
  };
  const refs = { person: person.id, rules: challenge.rulesVersion };
  await ports.registrations.save(registration, tell(ports, caller, before ? 'rules.accepted' : 'registration.made', { about: challenge.id, refs, answer: registration }));
  return registration;
};
