import type { OfAgency } from '../../domain/listing/listing.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';

const deepest = 8;

/** The agency with those above it from the top, as a fact holds it; by its name alone where nobody chose it in the directory. */
export const agencyFact = async (ports: Pick<Ports, 'agencies'>, chosen: { id?: string | undefined; name: string } | undefined): Promise<OfAgency | undefined> => {
  if (!chosen) return undefined;
  if (!chosen.id) return { name: chosen.name, above: [] };
  const agency = await ports.agencies.find(chosen.id);
  if (!agency) throw new Refusal('invalid', 'Choose an agency of the directory.', 'facts.agency');
  const above: string[] = [];
  for (let next = agency.parent; next && above.length < deepest; next = (await ports.agencies.find(next))?.parent) above.unshift(next);
  return { id: agency.id, name: agency.name, above };
};
