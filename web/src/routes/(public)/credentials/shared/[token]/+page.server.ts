import { api, read } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

/** To whoever holds the link. Nothing may keep the page, list it, or pass its address on. */
export const load: PageServerLoad = async (event) => {
  event.setHeaders({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex, nofollow', 'referrer-policy': 'no-referrer' });
  return { shown: await read(event, api(event).results['credential-shares'][':token'].$get({ param: { token: event.params.token } })) };
};
