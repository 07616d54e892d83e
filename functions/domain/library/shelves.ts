import type { PublicationVersion } from './publication.ts';
import { keeperId, type Publication } from './publication.ts';

/** What the public list can be narrowed by. A publication stands once on the shelf of every combination, so that a list reads only what it shows. */
export const filters = ['kind', 'license', 'language', 'year'] as const;
export type Filter = Partial<Record<(typeof filters)[number], string | undefined>>;

export const shelfName = (filter: Filter): string => filters.flatMap((name) => (filter[name] ? [`${name}=${filter[name]}`] : [])).join('&') || 'ALL';

/** Every shelf on which it stands: at most 16. What it does not say is on no shelf for it. */
export const shelvesOf = ({ kind, license, language, date }: Pick<PublicationVersion, 'kind' | 'license' | 'language' | 'date'>): string[] => {
  const said: Filter = { kind, license, language, year: date?.slice(0, 4) };
  const known = filters.filter((name) => said[name]);
  return Array.from({ length: 2 ** known.length }, (_, bits) => shelfName(Object.fromEntries(known.filter((_name, i) => bits & (1 << i)).map((name) => [name, said[name]]))));
};

/** Whose page shows it: its keeper’s, and that of all it is about or cites. */
export const placesUnder = ({ keeper }: Pick<Publication, 'keeper'>, { about, cites }: Pick<PublicationVersion, 'about' | 'cites'>): string[] => [...new Set([keeperId(keeper), ...about.map(({ id }) => id), ...cites.map(({ id }) => id)])];

/** Newest first by its own date; what has none comes last. */
export const shelfOrder = ({ date, publicationId }: Pick<PublicationVersion, 'date' | 'publicationId'>): string => `${date ?? '0000'}#${publicationId}`;
