import type { Agency, StaffRole } from '../../domain/people/agency.ts';
import type { Caller } from '../../domain/caller.ts';
import { notFound } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { operatorLooking } from '../operator.ts';

export type AgencyPerson = { who: string; email: string; name: string; roles: StaffRole[]; waiting: boolean };

/** Who works for an agency here, and which addresses are still awaited. */
export const readAgencyPeople = async (ports: Pick<Ports, 'agencies' | 'awaited' | 'people'>, caller: Caller, agencyId: string): Promise<{ agency: Agency; items: AgencyPerson[] }> => {
  operatorLooking(caller);
  const agency = await ports.agencies.find(agencyId);
  if (!agency) throw notFound('agency');
  const [members, awaited] = await Promise.all([ports.agencies.members(agencyId), ports.awaited.ofAgency(agencyId)]);
  const people = new Map((await ports.people.findMany(members.map((member) => member.personId))).map((person) => [person.id, person]));
  const here = members.map(({ personId, roles }) => ({ who: personId, email: people.get(personId)?.email ?? '', name: people.get(personId)?.name ?? personId, roles, waiting: false }));
  const coming = awaited.map(({ email, roles }) => ({ who: email, email, name: '', roles, waiting: true }));
  return { agency, items: [...here, ...coming].sort((a, b) => a.email.localeCompare(b.email)) };
};
