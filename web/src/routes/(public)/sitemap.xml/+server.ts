import { writeSitemap, writeSitemapIndex } from '../../../../../functions/domain/words/sitemap.ts';
import { keepUntil } from '#lib/server/keep.ts';
import type { RequestHandler } from './$types';

const pages = ['/', '/challenges', '/atlas', '/library', '/library/collections', '/events', '/groups', '/agencies', '/help', '/record', '/verify', '/accessibility', '/privacy', '/terms', '/api'];

/** What search engines may read: the site's own pages, and what each part lists of itself. */
export const GET: RequestHandler = (event) => {
  const { origin } = event.url;
  keepUntil(event);
  const own = event.url.searchParams.get('of') === 'site';
  return new Response(own ? writeSitemap(pages.map((page) => ({ page: origin + page }))) : writeSitemapIndex([`${origin}/sitemap.xml?of=site`, `${origin}/api/v1/challenges/as/sitemap?status=all`]), { headers: { 'content-type': 'application/xml; charset=utf-8' } });
};
