import { keepUntil } from '#lib/server/keep.ts';
import type { RequestHandler } from './$types';

/** What belongs to somebody who signed in is in no search engine. */
const closed = ['/apply/', '/judge', '/run', '/moderate', '/admin', '/me', '/auth/', '/preview/', '/outbox'];

export const GET: RequestHandler = (event) => {
  keepUntil(event);
  return new Response(['User-agent: *', ...closed.map((path) => `Disallow: ${path}`), '', `Sitemap: ${event.url.origin}/sitemap.xml`, ''].join('\n'), { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
