import { api, read } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const q = event.url.searchParams.get('q') ?? '';
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  return { q, first: cursor !== undefined, found: await read(event, api(event).voice.galleries[':slug'].$get({ param: { slug: event.params.slug }, query: { q, ...(cursor ? { cursor } : {}) } })) };
};
