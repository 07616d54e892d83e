import { api, read } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const from = (['visitors', 'site'] as const).find((queue) => queue === searchParams.get('from')) ?? 'people';
  const cursor = searchParams.get('cursor') ?? undefined;
  const { items, next } = await read(event, api(event).atlas.suggestions.$get({ query: { from, cursor } }));
  return { from, items, next, first: cursor === undefined };
};
