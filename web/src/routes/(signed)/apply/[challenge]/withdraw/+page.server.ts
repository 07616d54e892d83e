import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { own, base, query, open } = await event.parent();
  if (!own) redirect(303, `${base}?choose=1`);
  if (own.entry.sentVersion === 0 || own.entry.withdrawnAt || !open) redirect(303, base + query);
  return { key: newKey() };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, api(event).entries.entries[':entryId'].withdraw.$post({ param: { entryId: String(form.get('_entry')) } }, { headers: once(form) }));
    if (!done.ok) return refuse(done.problem);
    redirect(303, `/apply/${event.params.challenge}${event.url.search}`);
  },
};
