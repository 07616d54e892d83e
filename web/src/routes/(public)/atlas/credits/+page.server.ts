import { api, read } from '#lib/api.ts';
import { keepUntil } from '#lib/server/keep.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const credits = await read(event, api(event).atlas['atlas-credits'].$get({ query: { cursor } }));
  keepUntil(event);
  return { credits, first: cursor === undefined };
};
