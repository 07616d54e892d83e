import { readListingFile } from '../../../domain/import/listing-file.ts';
import { writeCsv } from '../../../domain/words/csv.ts';
import { importListings } from '../../../use-cases/moderator/import-listings.ts';
import { importListingFile } from '../../../use-cases/operator/import-listing-file.ts';
import { nameModerator } from '../../../use-cases/operator/name-moderator.ts';
import { olga } from '../cast.ts';
import type { Play } from '../play-call.ts';
import { beyond2018, type SourcedListing } from './beyond-2018.ts';
import { pagesOf2018 } from './pages-of-2018.ts';

const columns = ['title', 'type', 'url', 'summary', 'agency', 'level', 'region', 'maturity', 'status', 'starts', 'ends', 'uses', 'partners', 'source', 'checked'] as const;
const cell = (value: string | string[] | undefined): string => (Array.isArray(value) ? value.join('; ') : (value ?? ''));

/** As the export of an atlas has it: each fact with its own source. */
const asExported = (listing: SourcedListing) => ({ facts: Object.fromEntries(listing.toReversed().flatMap(([source, facts]) => Object.entries(facts).map(([name, value]) => [name, { value, source }]))) });

/** The operator moderates the atlas, and brings a table and a file in; answers where each entry is, by its title. */
export const fillAtlas = async ({ ports, company, calendar }: Pick<Play, 'ports' | 'company' | 'calendar'>): Promise<ReadonlyMap<string, string>> => {
  const caller = await company.as(olga, calendar.at(-40));
  const moderator = { ...caller, person: await nameModerator(ports, caller, caller.person.id, true) };
  const reports = [
    ...(await importListings(ports, moderator, writeCsv([[...columns], ...pagesOf2018.map((one) => columns.map((name) => cell(one[name])))]))),
    ...(await importListingFile(ports, caller, readListingFile('beyond-2018.json', JSON.stringify(beyond2018.map(asExported)), {}), 'beyond-2018.json')),
  ];
  const left = reports.find(({ outcome, lacks }) => !['added', 'changed'].includes(outcome) || lacks.some((lack) => !lack.startsWith('agency: ')));
  if (left) throw new Error(`The demo's atlas: ${left.title} was ${left.outcome}. ${left.lacks.join(' ')}`);
  return new Map(reports.map(({ title, id }) => [title, id!]));
};
