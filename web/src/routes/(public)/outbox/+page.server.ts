import { error } from '@sveltejs/kit';
import { api, read } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

/** Only where no mail leaves the machine. */
export const load: PageServerLoad = async (event) => {
  if (!event.platform?.local) error(404, { message: 'There is no such page.' });
  event.setHeaders({ 'cache-control': 'no-store' });
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const { items, next } = await read(event, api(event).local.outbox.$get({ query: { cursor } }));
  return { letters: items, next, later: cursor !== undefined };
};
