import type { PublicationKind } from '../library-words.ts';

export type PersonName = { kind: 'person'; family: string; given: string; suffix: string; affiliation: string; orcid: string };
export type Author = PersonName | { kind: 'organization'; name: string };

/** One version of a publication as others cite it. `address` is its own page, for good. */
export type Citable = {
  id: string; n: number; title: string; kind: PublicationKind; abstract: string; authors: Author[]; publisher: string; date?: string | undefined; language?: string | undefined; doi?: string | undefined; address: string;
};

/** “van der Berg” is written with “van der” in front and in small letters: the words before the first that begins large. */
export const particleOf = (family: string): { particle: string; rest: string } => {
  const words = family.split(/\s+/);
  const first = words.findIndex((word) => !/^\p{Ll}/u.test(word));
  if (first <= 0) return { particle: '', rest: family };
  return { particle: words.slice(0, first).join(' '), rest: words.slice(first).join(' ') };
};

/** “Jean-Paul Marie” becomes “J.-P. M.”. */
export const initials = (given: string): string =>
  given.split(/\s+/).filter(Boolean).map((word) => word.split('-').filter(Boolean).map((part) => `${[...part][0]!.toLocaleUpperCase('en')}.`).join('-')).join(' ');

export const inOrder = ({ given, family, suffix }: PersonName): string => [given, family, suffix].filter(Boolean).join(' ');
export const familyFirst = ({ given, family, suffix }: PersonName): string => [family, given, suffix].filter(Boolean).join(', ');
export const nameOf = (author: Author): string => (author.kind === 'organization' ? author.name : inOrder(author));

/** A sentence ends once. */
export const ended = (text: string): string => (/[.?!]$/.test(text) ? text : `${text}.`);

/** The parts of a date that are known. */
export const dateParts = (date: string): number[] => date.split('-').map(Number);
export const doiAddress = (doi: string): string => `https://doi.org/${encodeURI(doi).replaceAll('#', '%23').replaceAll('?', '%3F')}`;
