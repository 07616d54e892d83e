import { api, attempt, read } from '#lib/api.ts';
import { keepUntil } from '#lib/server/keep.ts';
import { inLibrary } from '#lib/server/related-works.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const param = { listingId: event.params.id };
  const { listings } = api(event).atlas;
  const [listing, history, related, library, thread] = await Promise.all([
    read(event, listings[':listingId'].$get({ param })),
    read(event, listings[':listingId'].history.$get({ param, query: { cursor: event.url.searchParams.get('cursor') ?? undefined } })),
    read(event, listings[':listingId'].related.$get({ param })),
    inLibrary(event, event.params.id),
    // one that was merged into another has none
    attempt(event, api(event).voice['comment-threads'][':kind'][':of'].$get({ param: { kind: 'listing', of: event.params.id }, query: {} })),
  ]);
  keepUntil(event);
  const { title, summary } = listing.facts;
  return { shared: { title: title.value, description: summary?.value.slice(0, 200) }, listing, history, related, library, thread: thread.ok ? thread.value : undefined, origin: event.url.origin, further: event.url.searchParams.has('cursor') };
};
