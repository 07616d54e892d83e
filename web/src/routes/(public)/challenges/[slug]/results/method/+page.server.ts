import { api, read } from '#lib/api.ts';
import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { record } = await read(event, api(event).results.winners[':slug'].$get({ param: { slug: event.params.slug } }));
  if (!record) error(404, { message: 'There are no results to explain yet.' });
  return { record };
};
