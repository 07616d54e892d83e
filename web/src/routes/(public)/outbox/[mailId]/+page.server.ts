import { error } from '@sveltejs/kit';
import { api, read } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  if (!event.platform?.local) error(404, { message: 'There is no such page.' });
  event.setHeaders({ 'cache-control': 'no-store' });
  return { letter: await read(event, api(event).local.outbox[':mailId'].$get({ param: { mailId: event.params.mailId } })) };
};
