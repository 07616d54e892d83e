import { api, read } from '#lib/api.ts';
import { keepUntil } from '#lib/server/keep.ts';
import { markdown } from '#lib/server/markdown.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const collection = await read(event, api(event).library.collections[':collectionId'].$get({ param: { collectionId: event.params.id } }));
  keepUntil(event);
  return { collection, about: collection.about ? markdown(collection.about, { under: 1 }) : undefined };
};
