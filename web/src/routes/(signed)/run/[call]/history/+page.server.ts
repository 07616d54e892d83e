import { api, read } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  return { acts: await read(event, api(event).accounts.acts.$get({ query: { about: event.params.call, cursor } })) };
};
