import { api, read } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const { items, next } = await read(event, api(event).atlas.suggestions.own.$get({ query: { cursor } }));
  return { items, next, first: cursor === undefined, here: event.url.pathname };
};
