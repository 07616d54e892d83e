import type { Agency } from '../../domain/people/agency.ts';
import { canonical } from '../../domain/words/canonical.ts';
import type { Caller } from '../../domain/caller.ts';
import type { Challenge } from '../../domain/call/challenge.ts';
import { slugOfName, findAgency, type Directory } from '../../domain/import/directory.ts';
import { FeedRecord, recordName, type Feed } from '../../domain/import/feed-record.ts';
import { readListing, type ReadHtml, type Reading, type Source } from '../../domain/import/listed-challenge.ts';
import { headOf, rulesOf } from '../../domain/call/publication.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { tell } from '../tell.ts';
import { tenantAgencies } from './tenant-agencies.ts';

type Needs = Pick<Ports, 'agencies' | 'challenges' | 'chance' | 'sha256'>;
export type Outcome = 'added' | 'changed' | 'unchanged' | 'left out';
export type RecordReport = { name: string; outcome: Outcome; slug?: string; lacks: string[] };

/** The agency a record names; those that the directory does not have join it, each under the one before. */
const agencyOf = async (ports: Needs, caller: Caller, text: string, directory: Directory): Promise<{ agency: Agency; joined: string[] }> => {
  const found = findAgency(text, directory);
  let agency = found.agency;
  for (const { name, acronym } of found.missing) {
    const taken = directory.some((other) => other.slug === slugOfName(name));
    const next: Agency = {
      id: ports.chance.id('agency'), slug: taken ? slugOfName(`${name.slice(0, 60)} ${ports.chance.code(6)}`) : slugOfName(name), name, acronym, parent: agency?.id,
      about: '', standing: 'listed', createdAt: caller.at, version: 1,
    };
    await ports.agencies.enlist([next], tell(ports, caller, 'agency.imported', { about: next.id, refs: { agencies: 1 } }));
    directory.push(next);
    agency = next;
  }
  if (!agency) throw new Refusal('invalid', `agency: "${text}" names no agency`, 'agency');
  return { agency, joined: found.missing.map(({ name }) => name) };
};

const slugsFor = ({ permalink, 'challenge-title': title, 'challenge-id': id }: FeedRecord): [string, string] => {
  const last = new URL(permalink).pathname.split('/').findLast(Boolean) ?? '';
  const slug = slugOfName(last || title);
  return [slug, slugOfName(`${slug.slice(0, 60)} ${id}`)];
};

/** The challenge this record became in an earlier run, or the first address that is free. */
const placeOf = async (ports: Needs, record: FeedRecord, source: string): Promise<{ slug: string; before?: Challenge }> => {
  for (const slug of slugsFor(record)) {
    const before = await ports.challenges.findBySlug(slug);
    if (!before) return { slug };
    if (before.listing?.source === source && before.listing.sourceId === record['challenge-id']) return { slug, before };
  }
  throw new Refusal('taken', `both addresses "${slugsFor(record).join('" and "')}" are used by other challenges`, 'permalink');
};

const blank = (caller: Caller, id: string, slug: string): Challenge => ({
  id, slug, agencyId: '', agencyName: '', title: '', tagline: '', createdBy: 'system', createdAt: caller.at, approval: 'approved', publishAt: caller.at,
  participation: 'public', profile: 'listing', zone: 'UTC', phases: [], resultsOn: '', prizeCents: 0, areas: [], sponsors: [], showEntryCount: false, teamSize: 10,
  teamsPerPerson: 3, entriesPerPerson: 5, rulesVersion: 0, rulesHash: '', version: 0,
});

const publish = async (ports: Needs, caller: Caller, place: { slug: string; before?: Challenge }, agency: Agency, { sections, listing }: Reading): Promise<Outcome> => {
  const { before } = place;
  const head: Challenge = { ...(before ?? blank(caller, ports.chance.id('challenge'), place.slug)), agencyId: agency.id, agencyName: agency.name, listing };
  const known = before && (await ports.challenges.rules(before.id, before.rulesVersion));
  const same = known && canonical(known.sections) === canonical(sections);
  if (before && same && canonical(head) === canonical(before)) return 'unchanged';
  const rules = rulesOf(head, sections, caller.at, ports.sha256);
  const next = headOf(head, sections, rules);
  const deed = tell(ports, caller, 'challenge.imported', { about: next.id, refs: { rules: rules.version } });
  await (before ? ports.challenges.change(next, deed, { rules }) : ports.challenges.enlist(next, rules, deed));
  return before ? 'changed' : 'added';
};

const takeRecord = async (ports: Needs, caller: Caller, raw: unknown, index: number, source: Source, directory: Directory): Promise<Omit<RecordReport, 'name'>> => {
  const parsed = FeedRecord.safeParse(raw);
  if (!parsed.success) return { outcome: 'left out', lacks: parsed.error.issues.map(({ path, message }) => (path.length === 0 ? `Record ${index + 1} is empty or not an object.` : message)) };
  const reading = readListing(parsed.data, source);
  const place = await placeOf(ports, parsed.data, source.name);
  const { agency, joined } = await agencyOf(ports, caller, parsed.data.agency, directory);
  const lacks = [...reading.lacks, ...joined.map((name) => `agency: "${name}" was not in the directory and joined it`)];
  return { outcome: await publish(ports, caller, place, agency, reading), slug: place.slug, lacks };
};

/** Every record of a feed becomes a listing: published here, entered at its source. A second run changes nothing; what a broken record lacks is told, and the others go on. */
export const importChallenges = async (ports: Needs & { readHtml: ReadHtml }, caller: Caller, feed: Feed, zone: string): Promise<RecordReport[]> => {
  const host = new URL(feed.home_page_url).hostname.replace(/^www\./, '');
  const source: Source = { name: host[0]!.toUpperCase() + host.slice(1), home: feed.home_page_url, zone, readHtml: ports.readHtml };
  const directory: Directory = [...(await tenantAgencies(ports)), ...(await ports.agencies.directory())];
  const reports: RecordReport[] = [];
  for (const [index, raw] of feed._challenge.entries()) {
    const report = await takeRecord(ports, caller, raw, index, source, directory).catch((error: unknown): Omit<RecordReport, 'name'> => {
      if (!(error instanceof Refusal)) throw error;
      return { outcome: 'left out', lacks: [error.message] };
    });
    reports.push({ name: recordName(raw, index), ...report });
  }
  return reports;
};
