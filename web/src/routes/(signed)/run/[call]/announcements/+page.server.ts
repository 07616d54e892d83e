import { api, read } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const { items, next } = await read(event, api(event).voice['announcement-desk'][':challengeId'].$get({ param: { challengeId: event.params.call }, query: cursor ? { cursor } : {} }));
  return { items, next, further: cursor !== undefined };
};
