import { error } from '@sveltejs/kit';
import { keepUntil } from '#lib/server/keep.ts';
import type { RequestHandler } from './$types';

/** RFC 9116 wants a day on which the text is stale: it is made anew each time, and says so for a quarter of a year. */
const holds = 90 * 24 * 3_600_000;

export const GET: RequestHandler = (event) => {
  const { siteContact, now } = event.platform!;
  if (!siteContact) error(404, { message: 'This site names no address to write to.' });
  keepUntil(event);
  const expires = new Date(Date.parse(now()) + holds).toISOString();
  return new Response([`Contact: mailto:${siteContact}`, `Expires: ${expires}`, 'Preferred-Languages: en', `Canonical: ${event.url.origin}/.well-known/security.txt`, ''].join('\n'), { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
