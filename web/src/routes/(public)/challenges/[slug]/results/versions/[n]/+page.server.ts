import { error } from '@sveltejs/kit';
import { api, read } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { version, current } = await read(event, api(event).results.winners[':slug'].versions[':n'].$get({ param: event.params }));
  if (!version) error(404, { message: 'There is no such earlier version of these results.' });
  return { version, current };
};
