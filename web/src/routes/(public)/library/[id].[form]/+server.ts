import { error } from '@sveltejs/kit';
import { versionPath } from '../../../../../../functions/domain/library/library-words.ts';
import { writeAtom } from '../../../../../../functions/domain/words/feed.ts';
import { fileOf } from '#lib/server/event-files.ts';
import { keepUntil } from '#lib/server/keep.ts';
import { publicationToTell } from '#lib/server/publication-page.ts';
import type { RequestHandler } from './$types';

/** The current version as JSON-LD, and all versions as a feed. */
export const GET: RequestHandler = async (event) => {
  const { id, form } = event.params;
  if (form !== 'json' && form !== 'atom') error(404, { message: 'A work has a JSON-LD form, and its versions an Atom feed.' });
  const { work, linked } = await publicationToTell(event, id);
  keepUntil(event);
  if (form === 'json') return fileOf(`${linked}\n`, 'application/ld+json', `${id}.json`);
  const page = `${event.url.origin}/library/${id}`;
  const entries = work.versions.map(({ n, at, note, withdrawn }) => {
    const address = event.url.origin + versionPath(id, n);
    return { id: address, page: address, title: `Version ${n}`, updated: withdrawn?.at ?? at, summary: withdrawn ? `Withdrawn: ${withdrawn.reason}` : note || `Version ${n} was published.` };
  });
  return fileOf(writeAtom({ id: page, title: work.title, author: work.keeperName, updated: entries.map(({ updated }) => updated).toSorted().at(-1)!, page, self: `${page}.atom`, entries }), 'application/atom+xml; charset=utf-8', `${id}.atom`);
};
