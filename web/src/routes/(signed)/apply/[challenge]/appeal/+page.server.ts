import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { own, base } = await event.parent();
  if (!own) redirect(303, `${base}?choose=1`);
  const { exclusion } = await read(event, api(event).entries.entries[':entryId'].exclusion.$get({ param: { entryId: own.entry.id } }));
  if (!exclusion) redirect(303, `${base}?entry=${own.entry.id}`);
  return { key: newKey(), exclusion };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const text = String(form.get('text') ?? '').trim();
    const done = await attempt(event, api(event).entries.entries[':entryId'].appeal.$post({ param: { entryId: String(form.get('_entry')) }, json: { text } }, { headers: once(form, true) }));
    return done.ok ? { filed: true } : refuse(done.problem, { text });
  },
};
