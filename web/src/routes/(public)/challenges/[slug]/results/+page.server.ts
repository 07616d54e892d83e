import { api, read } from '#lib/api.ts';
import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [{ shown }, published] = await Promise.all([event.parent(), api(event).results.winners[':slug'].$get({ param: { slug: event.params.slug } })]);
  if (shown.challenge.listing) error(404, { message: 'Results of this call are published elsewhere.' });
  const { winners, record, unworked } = await read(event, Promise.resolve(published));
  return { winners, record, unworked };
};
