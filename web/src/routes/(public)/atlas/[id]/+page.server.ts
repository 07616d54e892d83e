import { api, read } from '#lib/api.ts';
import { keepUntil } from '#lib/server/keep.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const param = { listingId: event.params.id };
  const { listings } = api(event).atlas;
  const [listing, history, related] = await Promise.all([
    read(event, listings[':listingId'].$get({ param })),
    read(event, listings[':listingId'].history.$get({ param, query: { cursor: event.url.searchParams.get('cursor') ?? undefined } })),
    read(event, listings[':listingId'].related.$get({ param })),
  ]);
  keepUntil(event);
  return { listing, history, related, origin: event.url.origin, further: event.url.searchParams.has('cursor') };
};
