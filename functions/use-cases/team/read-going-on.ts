import { signedIn, type Caller } from '../../domain/caller.ts';
import { isPublished } from '../../domain/call/challenge.ts';
import { notFound } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { ownGoingOn, type GoingOn } from '../going-on.ts';

/** What the caller goes on with into a later stage, and what was begun from it. */
export const readOwnGoingOn = async (ports: Pick<Ports, 'challenges' | 'teams' | 'entries' | 'rounds'>, caller: Caller, challengeId: string): Promise<(GoingOn & { begun: boolean })[]> => {
  const person = signedIn(caller);
  const challenge = await ports.challenges.find(challengeId, { strong: true });
  if (!challenge || !isPublished(challenge, caller.at)) throw notFound('challenge');
  const own = await ownGoingOn(ports, challenge, person.id, caller.at);
  const whole = await ports.entries.findMany(own.map(({ entry }) => entry.id));
  return own.map((one) => ({ ...one, begun: whole.find(({ id }) => id === one.entry.id)?.continuedAs !== undefined }));
};
