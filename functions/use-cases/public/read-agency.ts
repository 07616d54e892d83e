import type { Agency } from '../../domain/people/agency.ts';
import { isId } from '../../domain/id.ts';
import { notFound } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';

type Needed = Pick<Ports, 'agencies'>;
const deepest = 5;

/** Nearest first. A tree deeper than any real one, or a circle, ends the walk. */
const agenciesAbove = async (ports: Needed, { parent }: Agency): Promise<Agency[]> => {
  const above: Agency[] = [];
  for (let next = parent; next && above.length < deepest; next = above.at(-1)?.parent) {
    const agency = await ports.agencies.find(next);
    if (!agency) break;
    above.push(agency);
  }
  return above;
};

/** One agency by its address or id, with those above it from the top of the tree down. */
export const readAgency = async (ports: Needed, slugOrId: string): Promise<Agency & { above: Agency[] }> => {
  const agency = isId('agency', slugOrId) ? await ports.agencies.find(slugOrId) : await ports.agencies.findBySlug(slugOrId);
  if (!agency) throw notFound('agency');
  return { ...agency, above: (await agenciesAbove(ports, agency)).toReversed() };
};
