import { api, read } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { items } = await read(event, api(event).results['credential-kinds'][':agencyId'].$get({ param: { agencyId: event.params.agency } }));
  return { kinds: items, saved: items.find(({ id }) => id === event.url.searchParams.get('saved'))?.name };
};
