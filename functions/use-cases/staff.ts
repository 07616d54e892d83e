import type { StaffRole } from '../domain/agency.ts';
import { signedIn, type Caller, type Person } from '../domain/caller.ts';
import { notFound, Refusal } from '../domain/refusal.ts';
import type { Ports } from '../ports/ports.ts';

/** The person, if staff of the agency. To anybody else the thing is not there. */
export const staffOf = async (ports: Pick<Ports, 'agencies'>, caller: Caller, agencyId: string, needed?: StaffRole): Promise<Person> => {
  const person = signedIn(caller);
  const roles = await ports.agencies.rolesOf(agencyId, person.id);
  if (roles.length === 0) throw notFound();
  if (needed && !roles.includes(needed)) {
    throw new Refusal('forbidden', `This needs the ${needed} role. An operator or another ${needed} of the agency can give it to you.`);
  }
  return person;
};
