import type { Caller } from '../../../domain/caller.ts';
import type { Challenge } from '../../../domain/call/challenge.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { tell } from '../../tell.ts';
import { toldDone } from '../../told-done.ts';
import { ownChallenge } from './draft-of.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'chance'>;

const handedIn = async (ports: Needed, caller: Caller, id: string): Promise<Challenge> => {
  const { challenge } = await ownChallenge(ports, caller, id, 'manager');
  if (challenge.approval !== 'submitted') throw new Refusal('conflict', 'This challenge is not with the approver.');
  return challenge;
};

/** A manager takes the draft back from the approver to change it. */
export const recallChallenge = async (ports: Needed, caller: Caller, id: string): Promise<Challenge> => {
  const challenge = await handedIn(ports, caller, id);
  const next: Challenge = { ...challenge, approval: 'none', version: challenge.version + 1 };
  await toldDone(ports.challenges.change(next, tell(ports, caller, 'challenge.withdrawn', { about: id, answer: next })), () => handedIn(ports, caller, id));
  return next;
};
