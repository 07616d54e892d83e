import type { Caller } from '../../../domain/caller.ts';
import { isPublished, type Challenge } from '../../../domain/call/challenge.ts';
import { momentWords } from '../../../domain/moment.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { tell } from '../../tell.ts';
import { ownChallenge } from './draft-of.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'chance'>;
type Wanted = { challengeId: string; version: number };

const changedSince = ({ version }: Challenge) => new Refusal('stale', 'Somebody else changed this challenge meanwhile. Look again, then decide.', undefined, { version });

/** From its approval on, judges are asked and dates are promised: then it ends with a reason that is told. */
const approvedAlready = (challenge: Challenge, at: string) =>
  new Refusal('conflict', isPublished(challenge, at) ? 'A published challenge is cancelled, not discarded.' : `This challenge is approved and becomes public on ${momentWords(challenge.publishAt ?? at, challenge.zone)}. It is cancelled, not discarded.`);

/** A manager puts away a draft that was never approved. Everything in it stays, for whoever restores it. */
export const discardChallenge = async (ports: Needed, caller: Caller, { challengeId, version }: Wanted): Promise<Challenge> => {
  const { challenge, person } = await ownChallenge(ports, caller, challengeId, 'manager');
  if (challenge.discarded) return challenge;
  if (challenge.approval === 'approved') throw approvedAlready(challenge, caller.at);
  if (challenge.approval === 'submitted') throw new Refusal('conflict', 'This draft waits for the approver. Take it back first to discard it.');
  if (challenge.version !== version) throw changedSince(challenge);
  const next: Challenge = { ...challenge, discarded: { at: caller.at, by: person.id }, version: version + 1 };
  await ports.challenges.change(next, tell(ports, caller, 'challenge.discarded', { about: challengeId, answer: next }));
  return next;
};

/** A manager takes a discarded draft up again, where it was left. */
export const restoreChallenge = async (ports: Needed, caller: Caller, { challengeId, version }: Wanted): Promise<Challenge> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  const { discarded, ...draft } = challenge;
  if (!discarded) return challenge;
  if (challenge.version !== version) throw changedSince(challenge);
  const next: Challenge = { ...draft, version: version + 1 };
  await ports.challenges.change(next, tell(ports, caller, 'challenge.restored', { about: challengeId, answer: next }));
  return next;
};
