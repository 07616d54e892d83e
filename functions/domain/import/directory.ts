import type { Agency } from '../people/agency.ts';
import { csvRecords } from '../words/csv.ts';
import { isOwnWord } from '../people/own-address.ts';

/** The agency tree, as far as a name can be looked up in it. */
export type Directory = Agency[];

const small = new Set(['the', 'of', 'and', 'for', 'us', 'u', 's']);
const plain = (name: string) => name.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replaceAll('&', ' and ').replace(/u\.\s?s\.(?=\s|$)/g, ' ').replace(/['’]/g, '').replace(/[^a-z0-9]+/g, ' ').trim();

/** Two spellings of one name have one sameness: "U.S. Census Bureau" and "Bureau of the Census". */
export const sameness = (name: string): string => plain(name).split(' ').filter((word) => !small.has(word)).toSorted().join(' ');

/** The word of an address for what is called so; never one of the site's own. */
export const slugOfName = (name: string): string => {
  const slug = plain(name).replaceAll(' ', '-').slice(0, 80).replace(/^-+|-+$/g, '') || 'agency';
  return isOwnWord(slug) ? `the-${slug}` : slug;
};

/** "Institute of Education Sciences (IES)" as its name and its acronym. */
export const splitAcronym = (text: string): { name: string; acronym: string } => {
  const acronym = /\(([A-Z][A-Za-z&.-]{1,19})\)/.exec(text)?.[1] ?? '';
  return { name: text.replace(/\s*\([^)]*\)/g, '').replace(/\s+/g, ' ').replace(/^The (?=[A-Z])/, '').trim().slice(0, 160), acronym };
};

export type DirectoryRow = { agency: string; acronym: string; bureau: string };
const columns = ['Agency Acronym', 'Agency', 'Bureau'] as const;

export const directoryRows = (csv: string): DirectoryRow[] =>
  csvRecords(csv, columns).map((row) => ({ agency: row['Agency'], acronym: row['Agency Acronym'], bureau: row['Bureau'] }));

/** Under `parent` first, then beside it, then anywhere when only one has the name. */
const named = (directory: Directory, name: string, parent: Agency | undefined): Agency | undefined => {
  const wanted = sameness(name);
  if (wanted === '') return undefined;
  const alike = directory.filter((agency) => sameness(agency.name) === wanted);
  const near = alike.find((agency) => parent && agency.parent === parent.id) ?? alike.find((agency) => (parent ? agency.parent === parent.parent : agency.parent === undefined));
  if (near) return near;
  if (alike.length === 1) return alike[0];
  const short = directory.filter((agency) => agency.parent === undefined && agency.acronym !== '' && agency.acronym === name.trim());
  return short.length === 1 ? short[0] : undefined;
};

const partsOf = (text: string) => text.split(/\s*[;,]\s+|\s+[-–—]\s+|(?<=[a-z)])[-–—](?=[A-Z])/).map((part) => part.trim()).filter(Boolean);

export type Found = { agency: Agency | undefined; missing: { name: string; acronym: string }[] };

/**
 * What "Department of Health and Human Services, National Institutes of Health" means in the directory: the last agency of the
 * path that is there, and the names after it that are not. Names may hold commas themselves, so the longest run wins.
 */
export const findAgency = (text: string, directory: Directory): Found => {
  const parts = partsOf(text);
  let agency: Agency | undefined;
  const missing: Found['missing'] = [];
  for (let from = 0; from < parts.length; ) {
    let to = parts.length;
    let found: Agency | undefined;
    for (; to > from && !found; to--) found = named(directory, splitAcronym(parts.slice(from, to).join(', ')).name, agency);
    if (found) {
      [agency, from] = [found, to + 1];
      missing.length = 0;
    } else missing.push(splitAcronym(parts[from++]!));
  }
  return { agency, missing: missing.filter(({ name }) => name.length >= 2) };
};
