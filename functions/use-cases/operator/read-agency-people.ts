import type { Agency, Awaited, StaffRole } from '../../domain/people/agency.ts';
import type { Caller } from '../../domain/caller.ts';
import { notFound } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { operatorLooking } from '../operator.ts';
import { otherPart, type OtherPart } from '../other-part.ts';

/** `held` is what the role of somebody who has an account waits for. */
export type AgencyPerson = { who: string; email: string; name: string; roles: StaffRole[]; waiting: boolean; held?: { part: OtherPart['part']; title: string } | undefined };
type Needed = Pick<Ports, 'agencies' | 'awaited' | 'people' | 'challenges' | 'judges' | 'teams'>;

const awaitedPerson = async (ports: Needed, { email, roles }: Awaited, agencyId: string, at: string): Promise<AgencyPerson> => {
  const person = await ports.people.findByEmail(email);
  const other = person && (await otherPart(ports, agencyId, person.id, at));
  return { who: email, email, name: person?.name ?? '', roles, waiting: true, ...(other ? { held: { part: other.part, title: other.challenge.title } } : {}) };
};


/** Who works for an agency here, and which addresses are still awaited. */
export const readAgencyPeople = async (ports: Needed, caller: Caller, agencyId: string): Promise<{ agency: Agency; items: AgencyPerson[] }> => {
  operatorLooking(caller);
  const agency = await ports.agencies.find(agencyId);
  if (!agency) throw notFound('agency');
  const [members, awaited] = await Promise.all([ports.agencies.members(agencyId), ports.awaited.ofAgency(agencyId)]);
  const people = new Map((await ports.people.findMany(members.map((member) => member.personId))).map((person) => [person.id, person]));
  const here = members.map(({ personId, roles }) => ({ who: personId, email: people.get(personId)?.email ?? '', name: people.get(personId)?.name ?? personId, roles, waiting: false }));
  const coming = await Promise.all(awaited.map((one) => awaitedPerson(ports, one, agencyId, caller.at)));
  return { agency, items: [...here, ...coming].sort((a, b) => a.email.localeCompare(b.email)) };
};
