import type { Caller } from '../../domain/caller.ts';
import { refuseUnscanned } from '../../domain/entry/file.ts';
import { currentOf, mostVersions } from '../../domain/library/library-words.ts';
import type { HeldFile, Publication, PublicationVersion } from '../../domain/library/publication.ts';
import { Refusal } from '../../domain/refusal.ts';
import { canonical } from '../../domain/words/canonical.ts';
import type { Ports } from '../../ports/ports.ts';
import { keptPublication } from '../keeping.ts';
import { tell } from '../tell.ts';
import { changed, type LibraryNeeds } from './write-publication.ts';

type Needs = LibraryNeeds & Pick<Ports, 'fileStore'>;

/** Each arrived whole and, where a scanner is configured, was found clean: what is published stays. */
const filesOf = async (ports: Needs, { id, draft }: Publication): Promise<HeldFile[]> => {
  const held = new Map((await ports.publicationFiles.ofPublication(id)).map((file) => [file.id, file]));
  return draft.files.map((fileId) => {
    const file = held.get(fileId);
    if (file?.state !== 'verified') throw new Refusal('conflict', 'A file has not arrived whole yet. Upload it again, or take it off.', 'files');
    refuseUnscanned(file, ports.fileStore.scanned);
    const { name, type, size, sha256 } = file;
    return { id: fileId, name, type, size, sha256 };
  });
};

const currentVersion = async (ports: Pick<Ports, 'publications'>, publication: Publication): Promise<PublicationVersion | undefined> => {
  const n = currentOf(publication);
  return n === undefined ? undefined : ports.publications.findVersion(publication.id, n);
};

const content = ({ publicationId: _p, n: _n, note: _o, publishedAt: _a, publishedBy: _b, ...said }: PublicationVersion) => canonical(said);

/** From now on everybody reads this version, for good; the one before it is superseded and stays. */
export const publishVersion = async (ports: Needs, caller: Caller, id: string, version: number): Promise<Publication> => {
  const before = await keptPublication(ports, caller, id, version);
  const { said, note } = before.draft;
  if (before.latest >= mostVersions) throw new Refusal('limit', `A work has at most ${mostVersions} versions. Publish a new work, and let it cite this one.`);
  const files = await filesOf(ports, before);
  if (files.length === 0 && !said.url && !said.doi) throw new Refusal('invalid', 'Say where it can be read: attach a file, or give its web address or DOI.', 'url');
  const n = before.latest + 1;
  if (n > 1 && !note) throw new Refusal('invalid', `Say what changed since version ${before.latest}.`, 'note');
  const made: PublicationVersion = { ...said, publicationId: id, n, files, note, publishedAt: caller.at, publishedBy: caller.person!.id };
  const was = await currentVersion(ports, before);
  if (was && content(was) === content(made)) throw new Refusal('conflict', `Nothing changed since version ${was.n}. Change something first.`);
  const publication: Publication = {
    ...before, latest: n, history: [...before.history, { n, at: caller.at, note }], draft: { ...before.draft, note: '' }, changedAt: caller.at, version: version + 1,
  };
  await ports.publications.publish(publication, made, was, tell(ports, caller, 'publication.published', { about: id, refs: { n }, answer: changed(publication) }));
  return publication;
};

/** Its page, its words and how it is cited stay, with the reason; its files are handed out no more. */
export const withdrawVersion = async (ports: Needs, caller: Caller, id: string, { n, reason }: { n: number; reason: string }, version: number): Promise<Publication> => {
  const before = await keptPublication(ports, caller, id, version);
  if (n < 1 || n > before.latest) throw new Refusal('invalid', 'There is no such version.', 'n');
  if (before.withdrawals.some((one) => one.n === n)) throw new Refusal('conflict', `Version ${n} was withdrawn already.`);
  const publication: Publication = { ...before, withdrawals: [...before.withdrawals, { n, at: caller.at, by: caller.person!.id, reason }], changedAt: caller.at, version: version + 1 };
  const [was, now] = await Promise.all([currentVersion(ports, before), currentVersion(ports, publication)]);
  await ports.publications.withdraw(publication, was, now, tell(ports, caller, 'publication.withdrawn', { about: id, refs: { n }, answer: changed(publication) }));
  return publication;
};
