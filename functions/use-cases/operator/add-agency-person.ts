import type { StaffRole } from '../../domain/people/agency.ts';
import type { Caller } from '../../domain/caller.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { operatorActing } from '../operator.ts';
import { otherPart } from '../other-part.ts';
import { tell } from '../tell.ts';

type Wanted = { agencyId: string; email: string; roles: StaffRole[] };
type Needs = Pick<Ports, 'agencies' | 'people' | 'awaited' | 'challenges' | 'judges' | 'teams' | 'chance'>;

const words = {
  judges: (title: string) => `This person judges ${title}, and nobody judges what their own agency runs. Take them off its judges first, or wait for its results.`,
  enters: (title: string) => `This person is in a team of ${title}, and nobody enters what their own agency runs. They can leave the team first, or wait for its results.`,
};

const refuseOtherPart = async (ports: Needs, agencyId: string, personId: string, at: string): Promise<void> => {
  const other = await otherPart(ports, agencyId, personId, at);
  if (other) throw new Refusal('conflict', words[other.part](other.challenge.title), 'email');
};

/** An operator gives roles to whoever holds the address: now, or when they sign in. */
export const addAgencyPerson = async (ports: Needs, caller: Caller, { agencyId, email, roles }: Wanted): Promise<{ email: string; roles: StaffRole[]; waiting: boolean }> => {
  const operator = operatorActing(caller);
  if (!(await ports.agencies.find(agencyId))) throw notFound('agency');
  const person = await ports.people.findByEmail(email);
  if (person) await refuseOtherPart(ports, agencyId, person.id, caller.at);
  const added = { email: person?.email ?? email, roles, waiting: !person };
  const deed = tell(ports, caller, 'agency.member-added', { about: agencyId, refs: person ? { person: person.id } : { awaited: true }, answer: added });
  const given = { agencyId, roles, addedBy: operator.id, addedAt: caller.at };
  await (person ? ports.agencies.setMember({ ...given, personId: person.id }, deed) : ports.awaited.promise({ ...given, email }, deed));
  return added;
};
