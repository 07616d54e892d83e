import { api, read } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const { items, next } = await read(event, api(event).challenges.record.challenges[':slug'].$get({ param: { slug: event.params.slug }, query: cursor ? { cursor } : {} }));
  return { leaves: items, next, first: cursor === undefined };
};
