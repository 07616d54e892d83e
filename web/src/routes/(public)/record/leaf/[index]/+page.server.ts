import { api, read } from '#lib/api.ts';
import { keepUntil } from '#lib/server/keep.ts';
import type { PageServerLoad } from './$types';

/** One leaf as everybody may read it. `digest` draws the band above the page. */
export const load: PageServerLoad = async (event) => {
  const leaf = await read(event, api(event).challenges.record.leaves[':index'].$get({ param: { index: event.params.index } }));
  keepUntil(event);
  return { leaf, digest: leaf.hash };
};
