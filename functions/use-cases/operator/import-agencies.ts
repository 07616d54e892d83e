import type { Agency } from '../../domain/people/agency.ts';
import type { Caller } from '../../domain/caller.ts';
import { slugOfName, sameness, type DirectoryRow } from '../../domain/import/directory.ts';
import type { Ports } from '../../ports/ports.ts';
import { tell } from '../tell.ts';
import { tenantAgencies } from './tenant-agencies.ts';

type Needs = Pick<Ports, 'agencies' | 'chance'>;
export type AgencyReport = { added: number; changed: number; unchanged: number; lacks: string[] };
type Wanted = { name: string; acronym: string; parent?: string | undefined };
type Settled = { agency: Agency; outcome: 'added' | 'changed' | 'unchanged' | 'again' };

const most = 40;
const nameOf = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, 160);

/** What is known while the file is read: the stored tree, and what the file has added to it so far. */
const openTree = async (ports: Needs, caller: Caller) => {
  const known: Agency[] = [...(await tenantAgencies(ports)), ...(await ports.agencies.directory())];
  const slugs = new Set(known.map((agency) => agency.slug));
  const keyOf = (name: string, parent: string | undefined) => `${parent ?? ''} ${sameness(name)}`;
  const met = new Set<string>();
  const byKey = new Map(known.map((agency) => [keyOf(agency.name, agency.parent), agency]));
  const slugFor = (name: string, prefix: string) => {
    const wanted = [slugOfName(name), slugOfName(`${prefix} ${name}`)].find((slug) => !slugs.has(slug)) ?? slugOfName(`${name.slice(0, 60)} ${ports.chance.code(6)}`);
    slugs.add(wanted);
    return wanted;
  };
  /** The stored agency, changed as wanted, or a new one. An import may have met a bureau before it knew whose it is. */
  const settle = ({ name, acronym, parent }: Wanted, prefix = ''): Settled => {
    const key = keyOf(name, parent);
    if (met.has(key)) return { agency: byKey.get(key)!, outcome: 'again' };
    met.add(key);
    const before = byKey.get(key) ?? byKey.get(keyOf(name, undefined));
    if (before?.standing === 'tenant') return { agency: before, outcome: 'unchanged' };
    const shown = { name, acronym: parent ? (before?.acronym ?? '') : acronym, parent };
    if (before && before.name === name && before.acronym === shown.acronym && before.parent === parent) return { agency: before, outcome: 'unchanged' };
    const agency: Agency = before
      ? { ...before, ...shown, version: before.version + 1 }
      : { ...shown, id: ports.chance.id('agency'), slug: slugFor(name, prefix), about: '', standing: 'listed', createdAt: caller.at, version: 1 };
    if (before && before.parent !== parent) byKey.delete(keyOf(name, before.parent));
    byKey.set(key, agency);
    return { agency, outcome: before ? 'changed' : 'added' };
  };
  return settle;
};

/** A directory of agencies and their bureaus becomes the tree of listed agencies. A second run changes nothing; agencies that run challenges here stay as they are. */
export const importAgencies = async (ports: Needs, caller: Caller, rows: DirectoryRow[]): Promise<AgencyReport> => {
  const settle = await openTree(ports, caller);
  const report: AgencyReport = { added: 0, changed: 0, unchanged: 0, lacks: [] };
  const waiting = new Map<string, Agency[]>();
  const roots = new Map<string, Agency>();
  const take = (wanted: Wanted, root?: Agency): Agency => {
    const { agency, outcome } = settle(wanted, root?.acronym);
    if (outcome === 'again') report.lacks.push(`"${wanted.name}" is in ${root?.name ?? 'the file'} as "${agency.name}" already`);
    else report[outcome]++;
    const about = (root ?? agency).id;
    if (outcome === 'added' || outcome === 'changed') waiting.set(about, [...(waiting.get(about) ?? []), agency]);
    return agency;
  };
  for (const [i, { agency: name, acronym, bureau }] of rows.entries()) {
    if (nameOf(name).length < 2) {
      report.lacks.push(`row ${i + 2} names no agency`);
      continue;
    }
    const root = roots.get(name) ?? take({ name: nameOf(name), acronym: acronym.slice(0, 20) });
    roots.set(name, root);
    if (bureau) take({ name: nameOf(bureau), acronym: '', parent: root.id }, root);
  }
  for (const [about, agencies] of waiting) {
    for (let from = 0; from < agencies.length; from += most) {
      const batch = agencies.slice(from, from + most);
      await ports.agencies.enlist(batch, tell(ports, caller, 'agency.imported', { about, refs: { agencies: batch.length } }));
    }
  }
  return report;
};
