import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { own, base } = await event.parent();
  if (!own) redirect(303, `${base}?choose=1`);
  const { items } = await read(event, api(event).entries.entries[':entryId'].clarifications.$get({ param: { entryId: own.entry.id } }));
  return { items: items.map((one) => ({ ...one, key: newKey() })) };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const [id, text] = [String(form.get('id')), String(form.get('text') ?? '').trim()];
    const done = await attempt(event, api(event).entries.entries[':entryId'].clarifications[':id'].$put({ param: { entryId: String(form.get('_entry')), id }, json: { text } }, { headers: once(form, true) }));
    return done.ok ? { sent: id } : refuse(done.problem, { id, text });
  },
};
