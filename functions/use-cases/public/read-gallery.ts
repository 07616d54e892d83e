import { stands } from '../../domain/entry/entry.ts';
import type { Caller } from '../../domain/caller.ts';
import { isPublished, type Challenge } from '../../domain/call/challenge.ts';
import { publicAnswers, type PublicSection } from '../../domain/entry/answers.ts';
import { allAnswers } from '../../domain/entry/sending.ts';
import { isWithdrawn } from '../../domain/judging/result/result-version.ts';
import { notFound } from '../../domain/refusal.ts';
import { matches, type Gallery, type ShownEntry } from '../../domain/voice/gallery.ts';
import { isOpenToAll, publicFiles, type PublicFile } from '../../domain/voice/public-files.ts';
import type { Ports } from '../../ports/ports.ts';

type Opened = Challenge & { gallery: Gallery };
type Needs = Pick<Ports, 'challenges' | 'galleries'>;
export type GalleryRow = Omit<ShownEntry, 'challengeId' | 'entryId' | 'teamId'> & { areaName: string };
export type GalleryPage = { challenge: Pick<Challenge, 'slug' | 'title' | 'agencyName' | 'zone'>; gallery: Gallery; items: GalleryRow[]; next?: string | undefined };

export const hasOpenGallery = (challenge: Challenge, at: string): challenge is Opened =>
  isPublished(challenge, at) && !challenge.cancelled && challenge.gallery !== undefined && challenge.gallery.at <= at;

/** Before the organizer publishes it there is no gallery, in the words of a challenge that is not there. */
export const openGallery = async (ports: Pick<Ports, 'challenges'>, caller: Caller, slug: string): Promise<Opened> => {
  const challenge = await ports.challenges.findBySlug(slug);
  if (!challenge || !hasOpenGallery(challenge, caller.at)) throw notFound('gallery');
  return challenge;
};

export const areaOf = (challenge: Challenge, area: string): string => challenge.areas.find(({ id }) => id === area)?.name ?? '';
/** While results are withdrawn the gallery says of nobody that they won. */
const rowOf = (challenge: Challenge, { challengeId: _challenge, entryId: _entry, teamId: _team, ...row }: ShownEntry): GalleryRow => ({ ...row, ...(isWithdrawn(challenge) ? { outcome: 'not-selected' as const, prize: '' } : {}), areaName: areaOf(challenge, row.area) });

const searched = async (ports: Needs, challenge: Challenge, q: string, limit: number, after: string) => {
  const found = (await ports.galleries.all(challenge.id)).filter((row) => matches(row, q, areaOf(challenge, row.area)) && row.code > after);
  const items = found.slice(0, limit);
  return { items, next: found.length > limit ? items.at(-1)!.code : undefined };
};

/** In the order of their codes, which are chance. A search reads the whole gallery: what was selected, and what teams asked for. */
export const readGallery = async (ports: Needs, caller: Caller, slug: string, { q, limit, after }: { q: string; limit: number; after?: string | undefined }): Promise<GalleryPage> => {
  const { gallery, ...challenge } = await openGallery(ports, caller, slug);
  const { items, next } = q.trim() ? await searched(ports, challenge, q, limit, after ?? '') : await ports.galleries.page(challenge.id, limit, after);
  return { challenge, gallery, items: items.map((row) => rowOf(challenge, row)), next };
};

type EntryNeeds = Needs & Pick<Ports, 'entries' | 'files' | 'fileStore'>;
export type GalleryEntry = { row: ShownEntry; sections: PublicSection[]; files: PublicFile[] };

/** One entry that the gallery shows, as it was sent last: what its form marks as public. Any other code is not there. */
export const findShown = async (ports: EntryNeeds, caller: Caller, { slug, code }: { slug: string; code: string }): Promise<GalleryEntry & { challenge: Challenge }> => {
  const challenge = await openGallery(ports, caller, slug);
  const row = await ports.galleries.find(challenge.id, code);
  const entry = row && (await ports.entries.find(row.entryId));
  const sent = entry && stands(entry) ? await ports.entries.sent(entry.id, entry.sentVersion) : undefined;
  const rules = sent && (await ports.challenges.rules(challenge.id, sent.manifest.rulesVersion));
  if (!row || !sent || !rules) throw notFound('entry');
  const form = rules.sections.form.sections;
  const answers = allAnswers(sent.sections);
  const marked = publicFiles(form, sent.manifest, answers);
  const known = marked.length > 0 ? new Map((await ports.files.ofEntry(row.entryId)).map((file) => [file.id, file])) : new Map();
  return { challenge, row, sections: publicAnswers(form, sent.manifest.area, answers), files: marked.filter(({ id }) => isOpenToAll(known.get(id), ports.fileStore.scanned)) };
};

export const readGalleryEntry = async (ports: EntryNeeds, caller: Caller, which: { slug: string; code: string }): Promise<{ entry: GalleryRow; sections: PublicSection[]; files: PublicFile[] }> => {
  const { challenge, row, sections, files } = await findShown(ports, caller, which);
  return { entry: rowOf(challenge, row), sections, files };
};

export const openGalleryFile = async (ports: EntryNeeds, caller: Caller, { fileId, ...which }: { slug: string; code: string; fileId: string }): Promise<{ url: string }> => {
  const { row, files } = await findShown(ports, caller, which);
  const shown = files.find(({ id }) => id === fileId);
  const file = shown && (await ports.files.find(row.entryId, fileId));
  if (!shown || !file) throw notFound('file');
  return { url: await ports.fileStore.download(file.storeKey, shown.name, file.type) };
};
