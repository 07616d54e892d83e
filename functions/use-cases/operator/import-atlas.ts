import type { Caller } from '../../domain/caller.ts';
import { agencyNamed } from '../../domain/import/atlas/atlas-agency.ts';
import type { AtlasEntry, AtlasPage } from '../../domain/import/atlas/atlas-page.ts';
import { slugOfName, type Directory } from '../../domain/import/directory.ts';
import { changedFacts } from '../../domain/listing/fact-changes.ts';
import { entryOf } from '../../domain/listing/history.ts';
import { factNames } from '../../domain/listing/fact-names.ts';
import { importer, type Fact, type Facts, type Listing, type OfAgency, type Provenance } from '../../domain/listing/listing.ts';
import { withSource } from '../../domain/listing/suggestion.ts';
import type { Agency } from '../../domain/people/agency.ts';
import { canonical } from '../../domain/words/canonical.ts';
import type { Ports } from '../../ports/ports.ts';
import { tell } from '../tell.ts';
import { tenantAgencies } from './tenant-agencies.ts';

type Needs = Pick<Ports, 'agencies' | 'listings' | 'chance'>;
export type EntryReport = { title: string; type: string; agency: string; outcome: 'added' | 'changed' | 'unchanged' | 'left out'; id?: string; inferred: string[]; lacks: string[] };
export type PageReport = Omit<AtlasPage, 'entries'> & { entries: EntryReport[]; /** Read from an earlier version of the page, and not on this one. */ gone: string[] };

const mostLinks = 20;

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

type Taken = { facts: Facts; lacks: string[] };
const isImported = (facts: Facts, name: keyof Facts) => facts[name]?.by === importer && (facts[name]?.checked?.by ?? importer) === importer;
const sameWord = (a: Fact | undefined, b: Fact | undefined) => canonical([{ ...a, at: '' }]) === canonical([{ ...b, at: '' }]);

/** What the page says now, over what it said before; what somebody here wrote or checked since stays. */
const takeOver = (before: Facts, read: Facts): Taken => {
  const facts: Record<string, unknown> = { ...before };
  const lacks: string[] = [];
  for (const name of factNames) {
    const [was, is] = [before[name], read[name]];
    if (was && !isImported(before, name)) {
      if (is && canonical([was.value]) !== canonical([is.value])) lacks.push(`${name}: kept as it was written here; the page says otherwise`);
    } else if (is) facts[name] = sameWord(was, is) ? was : is;
    else delete facts[name];
  }
  return { facts: facts as Facts, lacks };
};

/** A web address that another entry has becomes a further link of this one. */
const freeAddress = async (ports: Needs, facts: Facts, own: string | undefined): Promise<Taken> => {
  const holder = facts.url && (await ports.listings.atAddress(facts.url.value));
  if (!facts.url || !holder || holder === own) return { facts, lacks: [] };
  const { url, ...rest } = facts;
  const link = { title: facts.title.value, url: url.value };
  const links = { ...url, value: [...(facts.links?.value ?? []).filter((one) => one.url !== link.url), link].slice(0, mostLinks) };
  return { facts: { ...rest, links }, lacks: [`its web address is that of another entry (${holder}), and stands under its links`] };
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
  const free = await freeAddress(ports, read, before?.id);
  const taken = before ? takeOver(before.facts, free.facts) : { facts: free.facts, lacks: [] };
  const report = { ...said, inferred: [...entry.inferred, ...(agency ? [agency.said] : [])], lacks: [...entry.lacks, ...free.lacks, ...taken.lacks] };
  const origin = { page: page.permalink, key: entry.key, ...(page.asOf ? { asOf: page.asOf } : {}) };
  if (before && changedFacts(before.facts, taken.facts).length === 0) return { ...report, outcome: 'unchanged', id: before.id };
  const listing: Listing = { ...(before ?? { id: ports.chance.id('listing'), createdAt: caller.at }), facts: taken.facts, origin, changedAt: caller.at, version: (before?.version ?? 0) + 1 };
  const version = { listing, entry: entryOf(before, listing, { what: 'imported', by: importer, note: `From “${page.title}”.` }) };
  const deed = tell(ports, caller, 'listing.imported', { about: listing.id, refs: { version: listing.version } });
  await (before ? ports.listings.change(before, version, deed) : ports.listings.add(version, deed));
  return { ...report, outcome: before ? 'changed' : 'added', id: listing.id };
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
