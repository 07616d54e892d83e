import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { own, base } = await event.parent();
  if (!own) redirect(303, `${base}?choose=1`);
  const { award, ended } = await read(event, api(event).results.prizes[':entryId'].$get({ param: { entryId: own.entry.id } }));
  if (!award && ended.length === 0) redirect(303, `${base}?entry=${own.entry.id}`);
  return { award, ended, key: newKey() };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const taken = form.get('taken') === 'yes';
    const reason = String(form.get('reason') ?? '').trim();
    const done = await attempt(event, api(event).results.prizes[':entryId'].answer.$post({ param: { entryId: String(form.get('_entry')) }, json: { taken, reason: taken ? '' : reason } }, { headers: once(form, true) }));
    return done.ok ? { answered: taken } : refuse(done.problem, { reason });
  },
};
