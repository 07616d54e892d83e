import type { Agency } from '../../domain/people/agency.ts';
import { recentlySignedIn, type Caller } from '../../domain/caller.ts';
import { notFound } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { tell } from '../tell.ts';

type Wanted = Pick<Agency, 'name' | 'slug' | 'acronym' | 'about' | 'website'>;

/** An operator opens an agency. */
export const createAgency = async (ports: Pick<Ports, 'agencies' | 'chance'>, caller: Caller, wanted: Wanted): Promise<Agency> => {
  if (!recentlySignedIn(caller).operator) throw notFound();
  const agency: Agency = { ...wanted, id: ports.chance.id('agency'), standing: 'tenant', createdAt: caller.at, version: 1 };
  await ports.agencies.create(agency, tell(ports, caller, 'agency.created', { about: agency.id, answer: agency }));
  return agency;
};
