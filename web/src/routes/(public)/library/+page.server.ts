import { api, read } from '#lib/api.ts';
import { keepUntil } from '#lib/server/keep.ts';
import { filtersIn } from '#lib/server/library-files.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const asked = event.url.searchParams;
  const { filter, yearFault } = filtersIn(event.url);
  const { publications, collections } = api(event).library;
  const [{ items, next }, shelves] = await Promise.all([
    read(event, publications.$get({ query: { ...filter, cursor: asked.get('cursor') ?? undefined } })),
    asked.has('cursor') ? undefined : read(event, collections.$get({ query: {} })),
  ]);
  keepUntil(event);
  return { filter, yearFault, items, next, further: asked.has('cursor'), collections: shelves?.items.slice(0, 4) ?? [] };
};
