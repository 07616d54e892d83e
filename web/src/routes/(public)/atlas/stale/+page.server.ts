import { api, read } from '#lib/api.ts';
import { keepUntil } from '#lib/server/keep.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const page = Math.min(1000, Math.max(1, Math.trunc(Number(event.url.searchParams.get('page'))) || 1));
  const found = await read(event, api(event).atlas.atlas.$get({ query: { checked: 'stale', sort: 'checked', page: String(page) } }));
  keepUntil(event);
  return { page, found };
};
