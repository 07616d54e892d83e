import type { RequestEvent } from '@sveltejs/kit';
import { publicationLinkedData } from '../../../../functions/domain/library/linked-data.ts';
import { versionPath } from '../../../../functions/domain/library/library-words.ts';
import { api, read } from '#lib/api.ts';
import { keepUntil } from './keep.ts';
import { holdingCollections } from './related-works.ts';
import { markdown } from './markdown.ts';

type Event = Pick<RequestEvent, 'fetch' | 'url' | 'platform' | 'setHeaders'>;

/** One version, or the current one, as its page and its files tell of it. */
export const publicationToTell = async (event: Event, publicationId: string, n?: string) => {
  const { publications } = api(event).library;
  const one = publications[':publicationId'];
  const work = await read(event, n === undefined ? one.$get({ param: { publicationId } }) : one.versions[':n'].$get({ param: { publicationId, n } }));
  const linked = publicationLinkedData({ ...work, withdrawn: work.state === 'withdrawn', cites: work.cites.map(({ id, title }) => ({ title, address: `${event.url.origin}/library/${id}` })) });
  return { work, linked: JSON.stringify(linked).replaceAll('<', '\\u003c') };
};

/** A long list of who cites it goes on by `cursor`, and so does nothing else here. */
export const loadPublication = async (event: Event, publicationId: string, n?: string) => {
  const { library, voice } = api(event);
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const [told, citedBy, collections, thread] = await Promise.all([
    publicationToTell(event, publicationId, n), read(event, library.publications.related[':whose'].$get({ param: { whose: publicationId }, query: { cursor } })), holdingCollections(event, publicationId),
    read(event, voice['comment-threads'][':kind'][':of'].$get({ param: { kind: 'publication', of: publicationId }, query: {} })),
  ]);
  keepUntil(event);
  return { shared: { title: told.work.title, description: told.work.abstract.slice(0, 200) || undefined, kind: 'article' as const }, ...told, collections, citedBy: citedBy.items, next: citedBy.next, further: cursor !== undefined, thread, abstract: told.work.abstract ? markdown(told.work.abstract, { under: 2 }) : undefined, canonical: versionPath(publicationId, told.work.n) };
};
export type PublicationShown = Awaited<ReturnType<typeof loadPublication>>;
