import type { PublicationKind } from '../library-words.ts';
import { kindWords } from '../library-words.ts';
import { dateParts, particleOf, type Author, type Citable } from './citable.ts';
import { citationKey } from './bibtex.ts';

/** Types of CSL 1.0.2. */
const types: Record<PublicationKind, string> = { brief: 'report', 'white-paper': 'report', report: 'report', deck: 'speech', recording: 'motion_picture', dataset: 'dataset', code: 'software' };

const author = (one: Author): Record<string, string> => {
  if (one.kind === 'organization' || !one.given) return { literal: one.kind === 'organization' ? one.name : [one.family, one.suffix].filter(Boolean).join(' ') };
  const { particle, rest } = particleOf(one.family);
  return { family: rest, given: one.given, ...(particle ? { 'non-dropping-particle': particle } : {}), ...(one.suffix ? { suffix: one.suffix } : {}) };
};

export const csl = (work: Citable): Record<string, unknown> => ({
  id: citationKey(work), type: types[work.kind], title: work.title, ...(work.authors.length > 0 ? { author: work.authors.map(author) } : {}), ...(work.publisher ? { publisher: work.publisher } : {}),
  ...(work.date ? { issued: { 'date-parts': [dateParts(work.date)] } } : {}), version: String(work.n), genre: kindWords[work.kind], ...(work.abstract ? { abstract: work.abstract } : {}), ...(work.language ? { language: work.language } : {}),
  ...(work.doi ? { DOI: work.doi } : {}), URL: work.address,
});
export const cslJson = (work: Citable): string => `${JSON.stringify([csl(work)], null, 2)}\n`;
