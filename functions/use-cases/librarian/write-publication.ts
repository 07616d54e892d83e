import type { Caller } from '../../domain/caller.ts';
import { keeperId, type Keeper, type Publication, type PublicationWords, type Said } from '../../domain/library/publication.ts';
import { Refusal } from '../../domain/refusal.ts';
import { signInFault } from '../../domain/words/written-links.ts';
import type { Ports } from '../../ports/ports.ts';
import { keptPublication, newKeeper, type KeeperNeeds } from '../keeping.ts';
import { tell } from '../tell.ts';
import { linksTo, type LinkNeeds } from './link-titles.ts';

export type LibraryNeeds = KeeperNeeds & LinkNeeds & Pick<Ports, 'publicationFiles' | 'chance'>;
export type Written = PublicationWords & { files: string[]; note: string };

export const changed = ({ id, version }: Pick<Publication, 'id' | 'version'>) => ({ id, version });

const checkWords = ({ license, licenseName, ...words }: PublicationWords): void => {
  if (license === 'named' && !licenseName) throw new Refusal('invalid', 'Name the license, or choose “License unknown”.', 'licenseName');
  for (const field of ['url', 'licenseUrl', 'captionsUrl', 'transcriptUrl'] as const) {
    const fault = words[field] && signInFault(new URL(words[field]));
    if (fault) throw new Refusal('invalid', fault, field);
  }
};

/** The words with the titles of what they link to. */
const saidIn = async (ports: LibraryNeeds, caller: Caller, words: PublicationWords, own?: string): Promise<Said> => {
  checkWords(words);
  const { cites, about, ...said } = words;
  if (own && cites.includes(own)) throw new Refusal('invalid', 'A work does not cite itself. Its earlier versions are listed on its page.', 'cites');
  return { ...said, cites: await linksTo(ports, cites.map((id) => ({ kind: 'publication', id })), caller.at, 'cites'), about: await linksTo(ports, about, caller.at, 'about') };
};

/** Nobody else reads it until a version is published. */
export const createPublication = async (ports: LibraryNeeds, caller: Caller, keeper: Keeper, words: PublicationWords): Promise<Publication> => {
  const keeperName = await newKeeper(ports, caller, keeper);
  const said = await saidIn(ports, caller, words);
  const publication: Publication = {
    id: ports.chance.id('publication'), keeper, keeperName, draft: { said, files: [], note: '' }, history: [], latest: 0, withdrawals: [], createdAt: caller.at, changedAt: caller.at, version: 1,
  };
  await ports.publications.create(publication, tell(ports, caller, 'publication.created', { about: publication.id, refs: { keeper: keeperId(keeper) }, answer: changed(publication) }));
  return publication;
};

/** The version that is being written. What was published stays as it is. */
export const changeDraft = async (ports: LibraryNeeds, caller: Caller, id: string, { files, note, ...words }: Written, version: number): Promise<Publication> => {
  const before = await keptPublication(ports, caller, id, version);
  const said = await saidIn(ports, caller, words, id);
  const held = new Map((await ports.publicationFiles.ofPublication(id)).map((file) => [file.id, file]));
  const attached = [...new Set(files)];
  if (attached.some((one) => !held.has(one) || held.get(one)!.state === 'rejected')) throw new Refusal('invalid', 'One of the files is not there any more. Attach it again.', 'files');
  const publication: Publication = { ...before, draft: { said, files: attached, note }, changedAt: caller.at, version: version + 1 };
  await ports.publications.change(publication, tell(ports, caller, 'publication.changed', { about: id, refs: { version: publication.version }, answer: changed(publication) }));
  return publication;
};

/** What was never published goes for good; a job takes its files away. */
export const discardDraft = async (ports: LibraryNeeds, caller: Caller, id: string, version: number): Promise<{ id: string }> => {
  const draft = await keptPublication(ports, caller, id, version);
  if (draft.latest > 0) throw new Refusal('conflict', 'A version of this work was published, and stays. Withdraw it instead.');
  const answer = { id };
  await ports.publications.discard(draft, tell(ports, caller, 'publication.discarded', { about: id, answer }));
  return answer;
};
