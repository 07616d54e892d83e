import { api, read } from '#lib/api.ts';
import { keepUntil } from '#lib/server/keep.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const page = await read(event, api(event).community.groups.$get({ query: { cursor } }));
  keepUntil(event);
  return { ...page, first: cursor !== undefined };
};
