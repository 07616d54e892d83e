import { writeSitemap, writeSitemapIndex } from '../../../../../functions/domain/words/sitemap.ts';
import { api, read } from '#lib/api.ts';
import { keepUntil } from '#lib/server/keep.ts';
import { pagesOf } from '#lib/server/library-files.ts';
import type { RequestEvent, RequestHandler } from './$types';

const pages = ['/', '/challenges', '/atlas', '/library', '/library/collections', '/events', '/groups', '/agencies', '/help', '/contact', '/record', '/verify', '/accessibility', '/privacy', '/terms', '/status', '/api'];

/** Works of the library and its collections, up to 500 of each. */
const ofLibrary = async (event: RequestEvent) => {
  const { publications, collections } = api(event).library;
  const [works, shelves] = await Promise.all([
    pagesOf(undefined, (cursor) => read(event, publications.$get({ query: { cursor } }))),
    pagesOf(undefined, (cursor) => read(event, collections.$get({ query: { cursor } }))),
  ]);
  return [...works.items.map(({ id, publishedAt }) => ({ page: `/library/${id}`, updated: publishedAt })), ...shelves.items.map(({ id, changedAt }) => ({ page: `/library/collections/${id}`, updated: changedAt }))];
};

/** What search engines may read: the site's own pages, and what each part lists of itself. */
export const GET: RequestHandler = async (event) => {
  const { origin } = event.url;
  keepUntil(event);
  const of = event.url.searchParams.get('of');
  const parts = [`${origin}/sitemap.xml?of=site`, `${origin}/sitemap.xml?of=library`, `${origin}/api/v1/challenges/as/sitemap?status=all`];
  const listed: { page: string; updated?: string }[] | undefined = of === 'site' ? pages.map((page) => ({ page })) : of === 'library' ? await ofLibrary(event) : undefined;
  return new Response(listed ? writeSitemap(listed.map((one) => ({ ...one, page: origin + one.page }))) : writeSitemapIndex(parts), { headers: { 'content-type': 'application/xml; charset=utf-8' } });
};
