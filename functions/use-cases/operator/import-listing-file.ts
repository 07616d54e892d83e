import type { Caller } from '../../domain/caller.ts';
import { findAgency, type Directory } from '../../domain/import/directory.ts';
import { factsOfRow, keyOfRow, type FileRow } from '../../domain/import/listing-file.ts';
import type { Listing, OfAgency } from '../../domain/listing/listing.ts';
import { isId } from '../../domain/id.ts';
import type { Ports } from '../../ports/ports.ts';
import { agencyFact } from '../moderator/find-agency.ts';
import { takeFacts, type Outcome } from './take-facts.ts';
import { tenantAgencies } from './tenant-agencies.ts';

type Needs = Pick<Ports, 'agencies' | 'listings' | 'chance'>;
export type RowReport = Pick<FileRow, 'row' | 'title' | 'inferred' | 'lacks'> & { outcome: Outcome; id?: string };

/** The agency of the directory that a row names; one that is not there stands as its name, and does not join. */
const agencyOf = async (ports: Needs, row: FileRow, directory: Directory): Promise<{ agency?: OfAgency | undefined; inferred: string[] }> => {
  const name = (row.facts.agency?.value as { name: string } | undefined)?.name;
  if (name === undefined) return { inferred: [] };
  const { agency, missing } = findAgency(name, directory);
  if (!agency || missing.length > 0) return { agency: { name, above: [] }, inferred: [`agency “${name}” is not in the directory, and stands as its name`] };
  return { agency: await agencyFact(ports, agency), inferred: agency.name === name ? [] : [`agency ${agency.name} from “${name}”`] };
};

/** The entry that the row was, by its id here, by its place in the file, or by its web address. */
const knownAs = async (ports: Needs, row: FileRow, key: string): Promise<Listing | undefined> => {
  const url = (row.facts.url as { value?: string } | undefined)?.value;
  const there = row.id !== undefined && isId('listing', row.id) ? await ports.listings.find(row.id, { strong: true }) : undefined;
  if (there) return there;
  const before = await ports.listings.ofOrigin(key);
  if (before) return before;
  const atAddress = url && (await ports.listings.atAddress(url));
  return atAddress ? ports.listings.find(atAddress, { strong: true }) : undefined;
};

const takeRow = async (ports: Needs, caller: Caller, row: FileRow, file: string, directory: Directory): Promise<RowReport> => {
  const said = { row: row.row, title: row.title };
  if (row.faults.length > 0) return { ...said, outcome: 'left out', inferred: row.inferred, lacks: [...row.faults, ...row.lacks] };
  const key = keyOfRow(row);
  const [before, { agency, inferred }] = [await knownAs(ports, row, key), await agencyOf(ports, row, directory)];
  const gone = before?.mergedInto ? `it was merged into another entry (${before.mergedInto})` : before?.archived ? `it was taken out of the lists: ${before.archived.reason}` : undefined;
  if (gone) return { ...said, outcome: 'left out', id: before!.id, inferred: row.inferred, lacks: [gone] };
  const { outcome, id, lacks } = await takeFacts(ports, caller, { before, read: factsOfRow(row, agency, caller.at), origin: { page: 'table', key }, note: `From “${file}”.`, what: 'file' });
  return { ...said, outcome, id, inferred: [...row.inferred, ...inferred], lacks: [...row.lacks, ...lacks] };
};

/** A survey, or the export of another atlas, becomes entries. A second run changes nothing; a newer version of the file changes what it says otherwise; what was written here since stays. */
export const importListingFile = async (ports: Needs, caller: Caller, rows: FileRow[], file: string): Promise<RowReport[]> => {
  const directory: Directory = [...(await tenantAgencies(ports)), ...(await ports.agencies.directory())];
  const reports: RowReport[] = [];
  for (const row of rows) reports.push(await takeRow(ports, caller, row, file, directory));
  return reports;
};
