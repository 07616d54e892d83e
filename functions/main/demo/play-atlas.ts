import { writeCsv } from '../../domain/words/csv.ts';
import { importListings } from '../../use-cases/moderator/import-listings.ts';
import { nameModerator } from '../../use-cases/operator/name-moderator.ts';
import { atlasListings } from './atlas-listings.ts';
import { olga } from './cast.ts';
import type { Play } from './play-call.ts';

const columns = ['title', 'type', 'url', 'summary', 'agency', 'level', 'region', 'maturity', 'status', 'starts', 'ends', 'uses', 'partners', 'source', 'checked'] as const;
const cell = (value: string | string[] | undefined): string => (Array.isArray(value) ? value.join('; ') : (value ?? ''));

/** The operator moderates the atlas, and brings a table in. */
export const fillAtlas = async ({ ports, company, calendar }: Pick<Play, 'ports' | 'company' | 'calendar'>): Promise<void> => {
  const caller = await company.as(olga, calendar.at(-40));
  const moderator = { ...caller, person: await nameModerator(ports, caller, caller.person.id, true) };
  const reports = await importListings(ports, moderator, writeCsv([[...columns], ...atlasListings.map((one) => columns.map((name) => cell(one[name])))]));
  const left = reports.find(({ outcome }) => outcome !== 'added');
  if (left) throw new Error(`The demo's atlas: ${left.title} was ${left.outcome}. ${left.lacks.join(' ')}`);
};
