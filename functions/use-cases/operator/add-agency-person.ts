import type { StaffRole } from '../../domain/agency.ts';
import type { Caller } from '../../domain/caller.ts';
import { notFound } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { operatorActing } from '../operator.ts';
import { tell } from '../tell.ts';

type Wanted = { agencyId: string; email: string; roles: StaffRole[] };
type Needs = Pick<Ports, 'agencies' | 'people' | 'awaited' | 'chance'>;

/** An operator gives roles to whoever holds the address: now, or at their first sign-in. */
export const addAgencyPerson = async (ports: Needs, caller: Caller, { agencyId, email, roles }: Wanted): Promise<{ email: string; roles: StaffRole[]; waiting: boolean }> => {
  const operator = operatorActing(caller);
  if (!(await ports.agencies.find(agencyId))) throw notFound('agency');
  const person = await ports.people.findByEmail(email);
  const added = { email: person?.email ?? email, roles, waiting: !person };
  const deed = tell(ports, caller, 'agency.member-added', { about: agencyId, refs: person ? { person: person.id } : { awaited: true }, answer: added });
  const given = { agencyId, roles, addedBy: operator.id, addedAt: caller.at };
  await (person ? ports.agencies.setMember({ ...given, personId: person.id }, deed) : ports.awaited.promise({ ...given, email }, deed));
  return added;
};
