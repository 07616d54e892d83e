import type { Agency } from '../../domain/people/agency.ts';
import type { Ports } from '../../ports/ports.ts';

/** Every agency that runs challenges here, page by page. */
export const tenantAgencies = async (ports: Pick<Ports, 'agencies'>): Promise<Agency[]> => {
  const found: Agency[] = [];
  let after: string | undefined;
  do {
    const { items, next } = await ports.agencies.tenants(after);
    found.push(...items);
    after = next;
  } while (after);
  return found;
};
