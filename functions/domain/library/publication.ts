import * as z from 'zod';
import { idOf } from '../id.ts';
import { PartialDate } from '../listing/partial-date-form.ts';
import { oneLine, paragraphs } from '../words/one-line.ts';
import { Author } from './author.ts';
import { currentOf, languages, licenses, linkKinds, mostAuthors, mostCites, mostFiles, mostLinks, publicationKinds } from './library-words.ts';
import { doiIn } from './orcid.ts';

/** Who answers for it: the moderators of the site, the managers of an agency, or the members of a group. */
export const Keeper = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('site') }),
  z.object({ kind: z.literal('agency'), agencyId: idOf('agency') }),
  z.object({ kind: z.literal('group'), groupId: idOf('group') }),
]);
export type Keeper = z.infer<typeof Keeper>;
export const keeperId = (keeper: Keeper): string => (keeper.kind === 'site' ? 'site' : keeper.kind === 'agency' ? keeper.agencyId : keeper.groupId);

const webAddress = () => z.url({ protocol: /^https?$/, error: 'Give a web address that starts with https://' }).max(1000, 'A web address has at most 1,000 characters.');
const Doi = oneLine().overwrite((text) => doiIn(text) ?? text).refine((text) => doiIn(text) !== undefined, 'Give a DOI such as 10.1000/182, with or without https://doi.org/.').max(200);

export const Link = z.object({ kind: z.enum(linkKinds), id: z.string().max(120), title: z.string().max(300), slug: z.string().max(120).optional() });
export type Link = z.infer<typeof Link>;
/** A thing of this site, by its id; a challenge by the last word of its address. */
export const LinkTo = z.object({ kind: z.enum(linkKinds), id: z.string().min(1).max(120) });
export type LinkTo = z.infer<typeof LinkTo>;

const words = {
  title: oneLine().min(3, 'Give it a title of at least 3 characters.').max(300),
  kind: z.enum(publicationKinds),
  abstract: paragraphs().max(4000, 'Write at most 4,000 characters.').default(''),
  authors: z.array(Author).max(mostAuthors, `Name at most ${mostAuthors} authors.`).default([]),
  publisher: oneLine().max(200).default(''),
  date: PartialDate.optional(),
  language: z.enum(languages).optional(),
  license: z.enum(licenses).default('unknown'),
  licenseName: oneLine().max(120).optional(),
  licenseUrl: webAddress().optional(),
  doi: Doi.optional(),
  url: webAddress().optional(),
  captionsUrl: webAddress().optional(),
  transcriptUrl: webAddress().optional(),
};
/** What an editor writes of a version. */
export const PublicationWords = z.object({
  ...words,
  cites: z.array(idOf('publication')).max(mostCites, `Name at most ${mostCites} works it cites.`).default([]),
  about: z.array(LinkTo.refine(({ kind }) => kind !== 'publication', 'Name a work of the library under what it cites.')).max(mostLinks, `Link at most ${mostLinks} pages.`).default([]),
});
export type PublicationWords = z.infer<typeof PublicationWords>;

/** The same, with the titles that what it links to had when that was written. */
export const Said = z.object({ ...words, cites: z.array(Link).default([]), about: z.array(Link).default([]) });
export type Said = z.infer<typeof Said>;

export const Draft = z.object({ said: Said, files: z.array(idOf('file')).max(mostFiles, `Attach at most ${mostFiles} files.`), note: z.string() });
export type Draft = z.infer<typeof Draft>;

export const HeldFile = z.object({ id: idOf('file'), name: z.string(), type: z.string(), size: z.number().int(), sha256: z.string() });
export type HeldFile = z.infer<typeof HeldFile>;

/** What everybody reads. It is written once and never changed. */
export const PublicationVersion = Said.extend({
  publicationId: idOf('publication'), n: z.number().int(), files: z.array(HeldFile), note: z.string(), publishedAt: z.iso.datetime(), publishedBy: z.string(),
});
export type PublicationVersion = z.infer<typeof PublicationVersion>;

export const Withdrawal = z.object({ n: z.number().int(), at: z.iso.datetime(), by: z.string(), reason: z.string() });

export const Publication = z.object({
  id: idOf('publication'),
  keeper: Keeper,
  keeperName: z.string(),
  /** The version that is being written, for its keepers alone; after publishing, what was published. */
  draft: Draft,
  /** Its published versions, the first first. */
  history: z.array(z.object({ n: z.number().int(), at: z.iso.datetime(), note: z.string() })),
  latest: z.number().int(),
  withdrawals: z.array(Withdrawal),
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  version: z.number().int(),
});
export type Publication = z.infer<typeof Publication>;

/** What lists show, in at most 1 KB. */
export const PublicationCard = z.object({
  id: idOf('publication'), n: z.number().int(), title: z.string(), kind: z.enum(publicationKinds), authors: z.array(z.string()), authorCount: z.number().int(), publisher: z.string(), date: z.string().optional(), language: z.string().optional(),
  license: z.enum(licenses), licenseName: z.string().optional(), keeperName: z.string(), files: z.number().int(), captions: z.boolean(), publishedAt: z.string(),
});
export type PublicationCard = z.infer<typeof PublicationCard>;
const namedInCard = 3;
const named = (author: Said['authors'][number]): string => (author.kind === 'organization' ? author.name : [author.given, author.family, author.suffix].filter(Boolean).join(' '));
export const cardOf = ({ id, keeperName }: Pick<Publication, 'id' | 'keeperName'>, version: PublicationVersion): PublicationCard => ({
  id, n: version.n, title: version.title.slice(0, 200), kind: version.kind, authors: version.authors.slice(0, namedInCard).map((author) => named(author).slice(0, 60)), authorCount: version.authors.length, publisher: version.publisher.slice(0, 80),
  date: version.date, language: version.language, license: version.license, licenseName: version.licenseName?.slice(0, 60), keeperName: keeperName.slice(0, 80), files: version.files.length, captions: Boolean(version.captionsUrl || version.transcriptUrl), publishedAt: version.publishedAt,
});

/** What its keepers see in their list, drafts too. */
export const KeptCard = z.object({ id: idOf('publication'), title: z.string(), kind: z.enum(publicationKinds), latest: z.number().int(), current: z.number().int().optional(), changedAt: z.string() });
export type KeptCard = z.infer<typeof KeptCard>;
export const keptCardOf = (publication: Publication): KeptCard => ({
  id: publication.id, title: publication.draft.said.title.slice(0, 200), kind: publication.draft.said.kind, latest: publication.latest, current: currentOf(publication), changedAt: publication.changedAt,
});
