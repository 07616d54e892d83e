import type { Grant } from '../../domain/entry/grant.ts';
import type { Ports } from '../../ports/ports.ts';

/** What somebody, or a team they are in, was given in a challenge. */
export const readOwnGrants = async (ports: Pick<Ports, 'grants' | 'teams'>, personId: string, challengeId: string): Promise<Grant[]> => {
  const teams = (await ports.teams.ofPerson(personId)).filter((one) => one.challengeId === challengeId).map(({ teamId }) => teamId);
  return ports.grants.of(challengeId, [personId, ...teams]);
};
