import { error } from '@sveltejs/kit';
import { api, read } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { entry } = await read(event, api(event).results.winners[':slug'].entries[':code'].$get({ param: event.params }));
  return entry ?? error(404, { message: 'No entry with this code was selected here, or the results are not out.' });
};
