import { api, read } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { items } = await read(event, api(event).challenges.webhooks[':agencyId'].$get({ param: { agencyId: event.params.agency } }));
  return { webhooks: items, deleted: event.url.searchParams.has('deleted') };
};
