import { roleWords, type StaffRole } from '../domain/people/agency.ts';
import { signedIn, type Caller, type Person } from '../domain/caller.ts';
import { notFound, Refusal } from '../domain/refusal.ts';
import type { Ports } from '../ports/ports.ts';

/**
 * The person, if staff of the agency. To anybody else the thing is not there, in the same words and after the same reads as a
 * thing of no agency: `agencyId` is undefined when nothing was found.
 */
export const staffOf = async (ports: Pick<Ports, 'agencies'>, caller: Caller, agencyId: string | undefined, needed?: StaffRole | StaffRole[], what?: string): Promise<Person> => {
  const person = signedIn(caller);
  const roles = await ports.agencies.rolesOf(agencyId ?? '', person.id);
  if (roles.length === 0) throw notFound(what);
  if (needed && ![needed].flat().some((one) => roles.includes(one))) {
    throw new Refusal('forbidden', `This needs the ${[needed].flat().map((one) => roleWords[one]).join(' or ')} role. An operator can give it to you.`);
  }
  return person;
};
