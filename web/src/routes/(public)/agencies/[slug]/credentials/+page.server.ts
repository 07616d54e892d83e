import { redirect } from '@sveltejs/kit';
import { api, read } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

/** The states are of now: nothing may keep an earlier answer. A number that was typed leads to its page. */
export const load: PageServerLoad = async (event) => {
  const number = event.url.searchParams.get('number')?.trim();
  if (number) redirect(303, `/credentials/${encodeURIComponent(number)}`);
  event.setHeaders({ 'cache-control': 'no-store' });
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const registry = await read(event, api(event).results['credential-registries'][':slug'].$get({ param: { slug: event.params.slug }, query: cursor ? { cursor } : {} }));
  return { ...registry, first: cursor === undefined };
};
