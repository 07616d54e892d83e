import { api, read } from '#lib/api.ts';
import { writtenHtml } from '#lib/server/written-html.ts';
import type { PageServerLoad } from './$types';

/** To whoever holds the link. Nothing may keep the page, list it, or pass its address on. */
export const load: PageServerLoad = async (event) => {
  event.setHeaders({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex, nofollow', 'referrer-policy': 'no-referrer' });
  const shown = await read(event, api(event).challenges.previews[':token'].$get({ param: { token: event.params.token } }));
  return { ...shown, html: writtenHtml(shown.sections) };
};
