import { isPublished } from '../../domain/call/challenge.ts';
import { signedIn, type Caller } from '../../domain/caller.ts';
import type { Grant } from '../../domain/entry/grant.ts';
import { notFound } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';

/** What somebody, or a team they are in, was given in a challenge. */
export const readOwnGrants = async (ports: Pick<Ports, 'challenges' | 'grants' | 'teams'>, caller: Caller, challengeId: string): Promise<Grant[]> => {
  const person = signedIn(caller);
  const [challenge, memberships] = await Promise.all([ports.challenges.find(challengeId), ports.teams.ofPerson(person.id)]);
  if (!challenge || !isPublished(challenge, caller.at)) throw notFound('challenge');
  return ports.grants.of(challengeId, [person.id, ...memberships.filter((one) => one.challengeId === challengeId).map(({ teamId }) => teamId)]);
};
