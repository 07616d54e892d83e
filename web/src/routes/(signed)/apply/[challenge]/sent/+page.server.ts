import { redirect } from '@sveltejs/kit';
import { api, read } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { own, base, query } = await event.parent();
  if (!own || own.entry.sentVersion === 0) redirect(303, base + query);
  const { versions, names } = await read(event, api(event).entries.entries[':entryId'].sent.$get({ param: { entryId: own.entry.id } }));
  const wanted = Number(event.url.searchParams.get('version'));
  return { versions, names, receipt: versions.find((one) => one.n === wanted) ?? versions[0]! };
};
