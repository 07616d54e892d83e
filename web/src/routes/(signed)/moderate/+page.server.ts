import { api, read } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const from = searchParams.get('from') === 'visitors' ? ('visitors' as const) : ('people' as const);
  const cursor = searchParams.get('cursor') ?? undefined;
  const { items, next } = await read(event, api(event).atlas.suggestions.$get({ query: { from, cursor } }));
  return { from, items, next, first: cursor === undefined };
};
