import type { Citable } from '../../domain/library/citation/citable.ts';
import { bibtex } from '../../domain/library/citation/bibtex.ts';
import { csl } from '../../domain/library/citation/csl.ts';
import { ris } from '../../domain/library/citation/ris.ts';
import { apa, chicago } from '../../domain/library/citation/written.ts';
import type { Collection, CollectionCard, CollectionPlace } from '../../domain/library/collection.ts';
import { currentOf, stateOf, versionPath, type VersionState } from '../../domain/library/library-words.ts';
import type { Publication, PublicationCard, PublicationVersion } from '../../domain/library/publication.ts';
import type { Filter } from '../../domain/library/shelves.ts';
import { refuseUnscanned } from '../../domain/entry/file.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Listed } from '../../ports/page.ts';
import type { Ports } from '../../ports/ports.ts';

type Needs = Pick<Ports, 'publications' | 'site'>;

export const listPublications = ({ publications }: Pick<Ports, 'publications'>, filter: Filter, after?: string): Promise<Listed<PublicationCard>> => publications.onShelf(filter, after);
/** Works that cite a work, are about something, or are kept by somebody. */
export const listRelated = ({ publications }: Pick<Ports, 'publications'>, whose: string, after?: string): Promise<Listed<PublicationCard>> => publications.under(whose, after);

export type ToldVersion = { n: number; at: string; note: string; state: VersionState; withdrawn?: { at: string; reason: string } };
export type ShownPublication = Omit<PublicationVersion, 'publicationId' | 'publishedBy'> & {
  id: string; keeper: Publication['keeper']; keeperName: string; state: VersionState; current?: number; withdrawn?: { at: string; reason: string }; versions: ToldVersion[]; address: string;
  cite: { apa: string; chicago: string; bibtex: string; ris: string; csl: Record<string, unknown> };
};

const withdrawalOf = ({ withdrawals }: Publication, n: number) => {
  const found = withdrawals.find((one) => one.n === n);
  return found ? { withdrawn: { at: found.at, reason: found.reason } } : {};
};
const citations = (work: Citable) => ({ apa: apa(work), chicago: chicago(work), bibtex: bibtex(work), ris: ris(work), csl: csl(work) });

const found = async ({ publications }: Needs, id: string, n?: number): Promise<{ publication: Publication; version: PublicationVersion }> => {
  const publication = await publications.find(id);
  const wanted = publication && (n ?? currentOf(publication) ?? publication.latest);
  const version = publication && wanted && wanted <= publication.latest ? await publications.findVersion(id, wanted) : undefined;
  if (!publication || !version) throw notFound('publication');
  return { publication, version };
};

/** A version as everybody reads it; without a number the current one, or the last where all were withdrawn. A draft is not there. */
export const readPublication = async (ports: Needs, id: string, n?: number): Promise<ShownPublication> => {
  const { publication, version } = await found(ports, id, n);
  const { publicationId: _p, publishedBy: _b, ...shown } = version;
  const address = ports.site.origin + versionPath(id, version.n);
  const current = currentOf(publication);
  return {
    ...shown, id, keeper: publication.keeper, keeperName: publication.keeperName, state: stateOf(publication, version.n), ...(current ? { current } : {}), ...withdrawalOf(publication, version.n), address,
    versions: publication.history.map((one) => ({ ...one, state: stateOf(publication, one.n), ...withdrawalOf(publication, one.n) })).toReversed(), cite: citations({ ...version, id, address }),
  };
};

/** A file of a version that everybody may read: clean, and not withdrawn. */
export const openPublishedFile = async (ports: Needs & Pick<Ports, 'publicationFiles' | 'fileStore'>, { publicationId, n, fileId }: { publicationId: string; n: number; fileId: string }): Promise<{ url: string }> => {
  const { publication, version } = await found(ports, publicationId, n);
  const held = version.files.find(({ id }) => id === fileId);
  if (!held) throw notFound('file');
  if (stateOf(publication, n) === 'withdrawn') throw new Refusal('gone', 'This version was withdrawn. Its page says why; its files are handed out no more.');
  const file = await ports.publicationFiles.find(publicationId, fileId);
  if (!file) throw notFound('file');
  refuseUnscanned(file, ports.fileStore.scanned);
  return { url: await ports.fileStore.download(file.storeKey, held.name, held.type) };
};

export const listCollections = ({ collections }: Pick<Ports, 'collections'>, after?: string): Promise<Listed<CollectionCard>> => collections.shown(after);
export const listHolding = ({ collections }: Pick<Ports, 'collections'>, whose: string, after?: string): Promise<Listed<CollectionPlace>> => collections.holding(whose, after);
export const readCollection = async ({ collections }: Pick<Ports, 'collections'>, id: string): Promise<Collection> => {
  const collection = await collections.find(id);
  if (!collection?.shown) throw notFound('collection');
  return collection;
};
