import { authorLines, authorsIn } from '../../../../functions/domain/library/author-lines.ts';
import { linkIn, linkPath, type Language, type License, type PublicationKind } from '../../../../functions/domain/library/library-words.ts';
import type { Draft } from '../../../../functions/domain/library/publication.ts';
import type { Problem } from '../api.ts';

type Typed = Record<string, string>;
const optional = (text: string | undefined) => text || undefined;
const lines = (text: string | undefined): string[] => (text ?? '').split('\n').map((line) => line.trim()).filter(Boolean);

/** What somebody typed as the address of a page here; what is none goes to the API as it stands, which says so. */
export const linksIn = (text: string | undefined) => lines(text).map((line) => linkIn(line) ?? { kind: 'listing' as const, id: line.slice(0, 120) });

/** What an editor typed, as the API asks for it. */
export const wordsIn = (typed: Typed) => ({
  title: typed['title'] ?? '', kind: (typed['kind'] || 'brief') as PublicationKind, abstract: typed['abstract'] ?? '', authors: authorsIn(typed['authors'] ?? ''), publisher: typed['publisher'] ?? '', date: optional(typed['date']),
  language: optional(typed['language']) as Language | undefined, license: (typed['license'] || 'unknown') as License, licenseName: optional(typed['licenseName']), licenseUrl: optional(typed['licenseUrl']), doi: optional(typed['doi']), url: optional(typed['url']),
  captionsUrl: optional(typed['captionsUrl']), transcriptUrl: optional(typed['transcriptUrl']), cites: lines(typed['cites']).map((line) => linkIn(line)?.id ?? line), about: linksIn(typed['about']),
});

export const typedOf = ({ said, note }: Draft): Typed => ({
  title: said.title, kind: said.kind, abstract: said.abstract, authors: authorLines(said.authors), publisher: said.publisher, date: said.date ?? '', language: said.language ?? '', license: said.license, licenseName: said.licenseName ?? '',
  licenseUrl: said.licenseUrl ?? '', doi: said.doi ?? '', url: said.url ?? '', captionsUrl: said.captionsUrl ?? '', transcriptUrl: said.transcriptUrl ?? '', cites: said.cites.map(linkPath).join('\n'), about: said.about.map(linkPath).join('\n'), note,
});

/** A fault of one line of a field, told at the field with the line it is in. */
export const byField = (problem: Problem): Problem => ({
  ...problem,
  errors: (problem.errors ?? []).map(({ field, message }) => {
    const [first = '', line] = field.split('.');
    if (first === 'cites' && line !== undefined) return { field: first, message: `Line ${Number(line) + 1}: give the address of a work in this library.` };
    return ['authors', 'about'].includes(first) && line !== undefined ? { field: first, message: `Line ${Number(line) + 1}: ${message}` } : { field, message };
  }),
});
