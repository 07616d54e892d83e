import { api, read } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const { decided, sums, items, next } = await read(event, api(event).results.awards[':challengeId'].$get({ param: { challengeId: event.params.call }, query: cursor ? { cursor } : {} }));
  return { decided, sums, items, next, first: cursor === undefined };
};
