import { createHash } from 'node:crypto';
import type { Caller } from '../../../domain/caller.ts';
import { authorsIn } from '../../../domain/library/author-lines.ts';
import { PublicationWords, type Keeper } from '../../../domain/library/publication.ts';
import { confirmLibraryFile, declareLibraryFile } from '../../../use-cases/librarian/attach-file.ts';
import { createCollection } from '../../../use-cases/librarian/keep-collection.ts';
import { publishVersion } from '../../../use-cases/librarian/publish-version.ts';
import { changeDraft, createPublication } from '../../../use-cases/librarian/write-publication.ts';
import { mara, olga } from '../cast.ts';
import { libraryShelves, libraryWorks, type DemoWork } from './works.ts';
import type { Entering } from '../play-entry.ts';

type Filling = Pick<Entering, 'ports' | 'company' | 'calendar' | 'agency' | 'putFile'>;
const site: Keeper = { kind: 'site' };

const attached = async ({ ports, putFile }: Filling, caller: Caller, id: string, { name, text }: NonNullable<DemoWork['file']>): Promise<string> => {
  const bytes = new TextEncoder().encode(text);
  const { file, upload } = await declareLibraryFile(ports, caller, id, { name, type: 'text/csv', size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
  await putFile(upload.url, bytes);
  await confirmLibraryFile(ports, caller, { publicationId: id, fileId: file.id });
  return file.id;
};

/** Each work through the same steps as an editor’s: written, published, and published again where it has an earlier version. */
const keep = async (play: Filling, caller: Caller, keeper: Keeper, { key: _k, authors = '', listings: _l, cites: _c, file, before, ...said }: DemoWork, linked: Pick<PublicationWords, 'cites' | 'about'>): Promise<string> => {
  const { ports } = play;
  const words = PublicationWords.parse({ ...said, authors: authorsIn(authors), ...linked });
  const { note = '', ...first } = before ?? {};
  const { doi: _doi, ...withoutDoi } = words;
  const { id, version } = await createPublication(ports, caller, keeper, before ? { ...withoutDoi, ...first } : words);
  const files = file ? [await attached(play, caller, id, file)] : [];
  const written = file ? await changeDraft(ports, caller, id, { ...words, files, note: '' }, version) : { version };
  const published = await publishVersion(ports, caller, id, written.version);
  if (!before) return id;
  const next = await changeDraft(ports, caller, id, { ...words, files, note }, published.version);
  await publishVersion(ports, caller, id, next.version);
  return id;
};

/** The agency’s own: a recording with captions. */
const ownCall: DemoWork = {
  key: 'call', kind: 'recording', title: 'Community call: how a library lends tools without a list of names', authors: '{Office of Civic Technology}', language: 'en', license: 'CC-BY-4.0', url: 'https://civic.example/calls/1', captionsUrl: 'https://civic.example/calls/1/captions',
  abstract: 'Half an hour on a card that proves membership and keeps no record of what was borrowed, then questions: what happens when a phone is lost?',
};

/** The moderator fills the library, and puts two collections together; `listings` says where entries of the atlas are, by title. Answers where each work is, by its key. */
export const fillLibrary = async (play: Filling, listings: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, string>> => {
  const { ports, company, calendar, agency } = play;
  const asked = await company.as(olga, calendar.at(-30));
  const caller = { ...asked, person: { ...asked.person, moderator: true } };
  const listing = (title: string) => listings.get(title)!;
  const ids = new Map<string, string>();
  for (const work of libraryWorks) {
    const linked = { cites: (work.cites ?? []).map((key) => ids.get(key)!), about: (work.listings ?? []).map((title) => ({ kind: 'listing' as const, id: listing(title) })) };
    ids.set(work.key, await keep(play, caller, site, work, linked));
  }
  for (const { title, about, items } of libraryShelves) {
    const ordered = items.map(({ work, listing: named, note }) => (work ? { kind: 'publication' as const, id: ids.get(work)!, note } : { kind: 'listing' as const, id: listing(named!), note }));
    await createCollection(ports, caller, site, { title, about, shown: true, items: ordered });
  }
  await keep(play, await company.as(mara, calendar.at(-20)), { kind: 'agency', agencyId: agency.id }, ownCall, { cites: [], about: [] });
  return ids;
};
