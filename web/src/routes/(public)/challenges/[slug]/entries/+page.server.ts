import { api, attempt, read } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const q = event.url.searchParams.get('q') ?? '';
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const param = { slug: event.params.slug };
  const [found, vote] = await Promise.all([read(event, api(event).voice.galleries[':slug'].$get({ param, query: { q, ...(cursor ? { cursor } : {}) } })), attempt(event, api(event).voice.votes[':slug'].$get({ param }))]);
  return { q, first: cursor !== undefined, found, voted: vote.ok ? vote.value.phase : undefined };
};
