import type { Caller } from '../../domain/caller.ts';
import type { CollectionCard } from '../../domain/library/collection.ts';
import type { PublicationFile } from '../../domain/library/publication-file.ts';
import type { KeptCard, Publication } from '../../domain/library/publication.ts';
import type { Listed } from '../../ports/page.ts';
import type { Ports } from '../../ports/ports.ts';
import { keeperOf, keptBy, keptPublication, type KeeperNeeds } from '../keeping.ts';

type Needs = KeeperNeeds & Pick<Ports, 'publications' | 'collections' | 'publicationFiles'>;

export const listKeptPublications = async (ports: Needs, caller: Caller, keeperId: string, after?: string): Promise<Listed<KeptCard>> => {
  await keptBy(ports, caller, keeperOf(keeperId));
  return ports.publications.ofKeeper(keeperId, after);
};
export const listKeptCollections = async (ports: Needs, caller: Caller, keeperId: string, after?: string): Promise<Listed<CollectionCard>> => {
  await keptBy(ports, caller, keeperOf(keeperId));
  return ports.collections.ofKeeper(keeperId, after);
};

/** Everything of a work, and the files that lie with it. */
export const readDesk = async (ports: Needs, caller: Caller, id: string): Promise<{ publication: Publication; files: PublicationFile[] }> => {
  const publication = await keptPublication(ports, caller, id);
  return { publication, files: await ports.publicationFiles.ofPublication(id) };
};
