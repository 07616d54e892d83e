import { api, read } from '#lib/api.ts';
import { callHtml } from '#lib/server/call-html.ts';
import type { PageServerLoad } from './$types';

/** To whoever holds the link. Nothing may keep the page, list it, or pass its address on. */
export const load: PageServerLoad = async (event) => {
  event.setHeaders({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex, nofollow', 'referrer-policy': 'no-referrer' });
  const shown = await read(event, api(event).challenges.previews[':token'].$get({ param: { token: event.params.token } }));
  return { ...shown, html: callHtml(shown.sections), here: event.url.pathname, part: event.url.searchParams.get('part') ?? '' };
};
