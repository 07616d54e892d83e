import type { StaffRole } from '../../../domain/people/agency.ts';
import type { Challenge } from '../../../domain/call/challenge.ts';
import type { Ports } from '../../../ports/ports.ts';
import type { Cause } from './write-letters.ts';

/** The challenge an act belongs to, as it is now. */
export const about = async (ports: Pick<Ports, 'challenges'>, act: Pick<Cause, 'about'>): Promise<Challenge> => {
  const challenge = await ports.challenges.find(act.about, { strong: true });
  if (!challenge) throw new Error(`challenge ${act.about} cannot be read`);
  return challenge;
};

export const staffWith = async (ports: Pick<Ports, 'agencies'>, agencyId: string, role: StaffRole): Promise<string[]> =>
  (await ports.agencies.members(agencyId)).filter((member) => member.roles.includes(role)).map((member) => member.personId);
