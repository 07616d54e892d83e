import { api, read } from '#lib/api.ts';
import { keepUntil } from '#lib/server/keep.ts';
import { relatedWorks } from '#lib/server/related-works.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const param = { listingId: event.params.id };
  const { listings } = api(event).atlas;
  const [listing, history, related, works] = await Promise.all([
    read(event, listings[':listingId'].$get({ param })),
    read(event, listings[':listingId'].history.$get({ param, query: { cursor: event.url.searchParams.get('cursor') ?? undefined } })),
    read(event, listings[':listingId'].related.$get({ param })),
    relatedWorks(event, event.params.id),
  ]);
  keepUntil(event);
  return { listing, history, related, works, origin: event.url.origin, further: event.url.searchParams.has('cursor') };
};
