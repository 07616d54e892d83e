import type { Agency, Awaited } from '../../domain/people/agency.ts';
import type { Caller } from '../../domain/caller.ts';
import { slugOfName, splitAcronym } from '../../domain/import/directory.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { tell } from '../tell.ts';

type Wanted = { email: string; agency: string };

/** Whoever holds the table opens it: one agency, and its first operator, manager and approver at that person's first sign-in. Once only. */
export const beginDeployment = async (ports: Pick<Ports, 'agencies' | 'chance'>, caller: Caller, { email, agency: text }: Wanted): Promise<Agency> => {
  const { items } = await ports.agencies.tenants();
  const there = items[0];
  if (there) throw new Refusal('taken', `This deployment has an agency already: ${there.name}. Its operator can add agencies and people under Operate.`);
  const { name, acronym } = splitAcronym(text);
  const agency: Agency = { id: ports.chance.id('agency'), slug: slugOfName(name), name, acronym, about: '', standing: 'tenant', createdAt: caller.at, version: 1 };
  const given = { email, addedBy: 'system', addedAt: caller.at };
  const parts: Awaited[] = [{ ...given, roles: [] }, { ...given, agencyId: agency.id, roles: ['manager', 'approver'] }];
  await ports.agencies.begin(agency, parts, tell(ports, caller, 'deployment.begun', { about: agency.id }));
  return agency;
};
