import type { Caller } from '../../domain/caller.ts';
import { agencyNamed } from '../../domain/import/atlas/atlas-agency.ts';
import type { AtlasEntry, AtlasPage } from '../../domain/import/atlas/atlas-page.ts';
import { slugOfName, type Directory } from '../../domain/import/directory.ts';
import { importer, type Facts, type OfAgency, type Provenance } from '../../domain/listing/listing.ts';
import { withSource } from '../../domain/listing/suggestion.ts';
import type { Agency } from '../../domain/people/agency.ts';
import type { Ports } from '../../ports/ports.ts';
import { tell } from '../tell.ts';
import { takeFacts, type Outcome } from './take-facts.ts';
import { tenantAgencies } from './tenant-agencies.ts';

type Needs = Pick<Ports, 'agencies' | 'listings' | 'chance'>;
export type EntryReport = { title: string; type: string; agency: string; outcome: Outcome; id?: string; inferred: string[]; lacks: string[] };
export type PageReport = Omit<AtlasPage, 'entries'> & { entries: EntryReport[]; /** Read from an earlier version of the page, and not on this one. */ gone: string[] };

/** The agency a heading names; one that the directory does not have joins it at the top. */
const agencyOf = async (ports: Needs, caller: Caller, heading: string, directory: Directory): Promise<{ agency: Agency; said: string }> => {
  const read = agencyNamed(heading, directory);
  if (read) return { agency: read.agency, said: `agency ${read.agency.name} from ${read.as}` };
  const name = heading.slice(0, 160);
  const wanted = slugOfName(name);
  const slug = directory.some((other) => other.slug === wanted) ? slugOfName(`${name.slice(0, 60)} ${ports.chance.code(6)}`) : wanted;
  const agency: Agency = { id: ports.chance.id('agency'), slug, name, acronym: '', about: '', standing: 'listed', createdAt: caller.at, version: 1 };
  await ports.agencies.enlist([agency], tell(ports, caller, 'agency.imported', { about: agency.id, refs: { agencies: 1 } }));
  directory.push(agency);
  return { agency, said: `agency ${name}, which was not in the directory and joined it` };
};

const factFor = (agency: Agency, directory: Directory): OfAgency => {
  const above: string[] = [];
  for (let next = agency.parent; next && above.length < 8; next = directory.find(({ id }) => id === next)?.parent) above.unshift(next);
  return { id: agency.id, name: agency.name, above };
};

const takeEntry = async (ports: Needs, caller: Caller, page: AtlasPage, entry: AtlasEntry, directory: Directory): Promise<EntryReport> => {
  const said = { title: entry.facts.title, type: entry.facts.type, agency: entry.agency };
  const before = await ports.listings.ofOrigin(entry.key);
  if (before?.origin?.asOf && page.asOf && page.asOf < before.origin.asOf) {
    return { ...said, outcome: 'left out', id: before.id, inferred: [], lacks: [`a version of this page from ${before.origin.asOf} was read already; this one is older`] };
  }
  const agency = entry.agency ? await agencyOf(ports, caller, entry.agency, directory) : undefined;
  const provenance: Provenance = { source: page.address, by: importer, at: caller.at, ...(page.asOf ? { checked: { on: page.asOf, by: importer } } : {}) };
  const read = { ...withSource(entry.facts, provenance), ...(agency ? { agency: { value: factFor(agency.agency, directory), ...provenance } } : {}) } as Facts;
  const origin = { page: page.permalink, key: entry.key, ...(page.asOf ? { asOf: page.asOf } : {}) };
  const { outcome, id, lacks } = await takeFacts(ports, caller, { before, read, origin, note: `From “${page.title}”.`, what: 'page' });
  return { ...said, outcome, id, inferred: [...entry.inferred, ...(agency ? [agency.said] : [])], lacks: [...entry.lacks, ...lacks] };
};

/** A page of the 2018 atlas becomes entries. A second run changes nothing; a newer version of the page changes what it says otherwise; what was written here since stays. */
export const importAtlas = async (ports: Needs, caller: Caller, page: AtlasPage): Promise<PageReport> => {
  const directory: Directory = [...(await tenantAgencies(ports)), ...(await ports.agencies.directory())];
  const entries: EntryReport[] = [];
  for (const entry of page.entries) entries.push(await takeEntry(ports, caller, page, entry, directory));
  const keys = new Set(page.entries.map(({ key }) => key));
  const gone = (await ports.listings.fromPage(page.permalink)).filter(({ key }) => !keys.has(key)).map(({ id, key }) => `${key} (${id})`);
  return { ...page, entries, gone };
};
