import type { Membership } from '../../domain/agency.ts';
import { recentlySignedIn, type Caller } from '../../domain/caller.ts';
import { notFound } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { tell } from '../tell.ts';

type Wanted = { agencyId: string; personId: string; roles: Membership['roles'] };

/** An operator gives a person roles in an agency. */
export const setAgencyMember = async (ports: Pick<Ports, 'agencies' | 'chance'>, caller: Caller, wanted: Wanted): Promise<Membership> => {
  const operator = recentlySignedIn(caller);
  if (!operator.operator || !(await ports.agencies.find(wanted.agencyId))) throw notFound('agency');
  const membership: Membership = { ...wanted, addedBy: operator.id, addedAt: caller.at };
  const refs = { person: wanted.personId };
  await ports.agencies.setMember(membership, tell(ports, caller, 'agency.member-added', { about: wanted.agencyId, refs, answer: membership }));
  return membership;
};
