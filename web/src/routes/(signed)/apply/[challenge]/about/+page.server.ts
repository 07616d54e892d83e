import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { own, base } = await event.parent();
  if (!own) redirect(303, `${base}?choose=1`);
  return { key: newKey() };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const typed = { title: String(form.get('title') ?? '').trim(), area: String(form.get('area') ?? '') };
    const entryId = String(form.get('_entry'));
    const done = await attempt(event, api(event).entries.entries[':entryId'].$put({ param: { entryId }, json: typed }, { headers: once(form, true) }));
    if (!done.ok) return refuse(done.problem, typed);
    redirect(303, String(event.url.pathname.replace(/\/about$/, '')) + event.url.search);
  },
};
