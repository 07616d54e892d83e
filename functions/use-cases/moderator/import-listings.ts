import type { Caller } from '../../domain/caller.ts';
import { findAgency, type Directory } from '../../domain/import/directory.ts';
import { readListingTable, type TableRow } from '../../domain/import/listing-table.ts';
import { entryOf } from '../../domain/listing/history.ts';
import { importer, type Facts, type Listing, type OfAgency, type Provenance } from '../../domain/listing/listing.ts';
import { impossibleIn } from '../../domain/listing/plausible.ts';
import { withSource } from '../../domain/listing/suggestion.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { moderating } from '../moderating.ts';
import { tell } from '../tell.ts';
import { tenantAgencies } from '../operator/tenant-agencies.ts';
import { agencyFact } from './find-agency.ts';

type Needs = Pick<Ports, 'listings' | 'agencies' | 'chance' | 'sha256'>;
export type RowReport = { row: number; title: string; outcome: 'added' | 'there already' | 'left out'; id?: string; lacks: string[] };
const most = 500;

/** The place a row keeps: its web address, or its title and agency. The same table twice adds nothing. */
const keyOf = ({ facts }: TableRow) => `table ${facts.url ?? `${facts.title} ${facts.agency?.name ?? ''}`}`.slice(0, 400);

const agencyOf = async (ports: Needs, row: TableRow, directory: Directory): Promise<{ fact?: OfAgency | undefined; lacks: string[] }> => {
  if (!row.facts.agency) return { lacks: [] };
  const { agency, missing } = findAgency(row.facts.agency.name, directory);
  if (agency && missing.length === 0) return { fact: await agencyFact(ports, agency), lacks: [] };
  return { fact: { name: row.facts.agency.name, above: [] }, lacks: [`agency: “${row.facts.agency.name}” is not in the directory, and stands as its name`] };
};

const takeRow = async (ports: Needs, caller: Caller, row: TableRow, directory: Directory): Promise<RowReport> => {
  const said = { row: row.row, title: row.title };
  const faults = [...row.faults, ...impossibleIn(row.facts, {}, caller.at).map(({ field, message }) => `${field.replace('facts.', '')}: ${message}`)];
  if (faults.length > 0) return { ...said, outcome: 'left out', lacks: faults };
  const key = keyOf(row);
  const there = (await ports.listings.ofOrigin(key))?.id ?? (row.facts.url && (await ports.listings.atAddress(row.facts.url)));
  if (there) return { ...said, outcome: 'there already', id: there, lacks: [] };
  // The table says when a fact was checked, and not by whom.
  const provenance: Provenance = { source: row.source, by: caller.person!.id, at: caller.at, ...(row.checked ? { checked: { on: row.checked, by: importer } } : {}) };
  const { fact, lacks } = await agencyOf(ports, row, directory);
  const listing: Listing = { id: ports.chance.id('listing'), facts: withSource(row.facts, provenance, fact) as Facts, origin: { page: 'table', key }, createdAt: caller.at, changedAt: caller.at, version: 1 };
  const { once: _, ...deed } = tell(ports, caller, 'listing.imported', { about: listing.id, refs: { row: row.row } });
  try {
    await ports.listings.add({ listing, entry: entryOf(undefined, listing, { what: 'imported', by: caller.person!.id }) }, deed);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'taken') throw error;
    return { ...said, outcome: 'there already', lacks };
  }
  return { ...said, outcome: 'added', id: listing.id, lacks };
};

/** A moderator brings a table in. Each row is an act of its own: a table that was cut off is sent again, and what is there already stays. */
export const importListings = async (ports: Needs, caller: Caller, csv: string): Promise<RowReport[]> => {
  moderating(caller);
  const rows = readListingTable(csv);
  if (rows.length > most) throw new Refusal('invalid', `This table has ${rows.length} rows. Send at most ${most} at a time.`, 'csv');
  const directory: Directory = [...(await tenantAgencies(ports)), ...(await ports.agencies.directory())];
  const reports: RowReport[] = [];
  for (const row of rows) reports.push(await takeRow(ports, caller, row, directory));
  return reports;
};
