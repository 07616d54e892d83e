import { api, read } from '#lib/api.ts';
import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { shown } = await event.parent();
  if (shown.challenge.listing) error(404, { message: 'Results of this call are published elsewhere.' });
  const { winners, record } = await read(event, api(event).judging.winners[':slug'].$get({ param: { slug: event.params.slug } }));
  return { winners, record };
};
