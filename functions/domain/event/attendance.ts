import type { Came } from './event.ts';
import type { EventRegistration } from './registration.ts';

/** Fewer people of a sector could tell of somebody. */
const fewest = 3;
const compared = (name: string) => name.normalize('NFKC').trim().toLowerCase().replace(/\s+/gu, ' ');

/** Those who came, by organization and sector; `others` came without having registered. Who did not agree to be counted by organization is counted under none. */
export const countCame = (registrations: readonly Pick<EventRegistration, 'organization' | 'sector' | 'counted' | 'came'>[], others: readonly Came[] = []): Came[] => {
  const rows = new Map<string, Came>();
  const add = ({ organization, sector, people }: Came) => {
    const key = `${sector} ${compared(organization)}`;
    const row = rows.get(key);
    rows.set(key, row ? { ...row, people: row.people + people } : { organization: organization.trim(), sector, people });
  };
  for (const { organization, sector, counted, came } of registrations) if (came) add({ organization: counted ? organization : '', sector, people: 1 });
  for (const one of others) add(one);
  return [...rows.values()].toSorted((a, b) => b.people - a.people || a.organization.localeCompare(b.organization) || a.sector.localeCompare(b.sector));
};

export type ToldAttendance = { people: number; organizations: { organization: string; people: number }[]; sectors?: { sector: Came['sector']; people: number }[] };

/** What everybody reads: counts alone. Sectors are left out where one of them holds so few that it could tell of somebody, all at once: from the others it could be reckoned. */
export const tellCame = (rows: readonly Came[]): ToldAttendance => {
  const organizations = new Map<string, { organization: string; people: number }>();
  const sectors = new Map<Came['sector'], number>();
  for (const { organization, sector, people } of rows) {
    sectors.set(sector, (sectors.get(sector) ?? 0) + people);
    const key = compared(organization);
    if (key) organizations.set(key, { organization: organizations.get(key)?.organization ?? organization, people: (organizations.get(key)?.people ?? 0) + people });
  }
  const enough = sectors.size > 0 && [...sectors.values()].every((people) => people >= fewest);
  return {
    people: rows.reduce((sum, { people }) => sum + people, 0),
    organizations: [...organizations.values()].toSorted((a, b) => b.people - a.people || a.organization.localeCompare(b.organization)),
    ...(enough ? { sectors: [...sectors].map(([sector, people]) => ({ sector, people })) } : {}),
  };
};
