import { error, redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import { filterIn } from '#lib/act-filter.ts';
import { exportForms, exportKinds } from '../../../../../../../functions/domain/export/export-words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { items } = await read(event, api(event).results.exports[':challengeId'].$get({ param: { challengeId: event.params.call } }));
  return { exports: items, key: newKey() };
};

const which = (form: FormData) => {
  const [kind, as] = [exportKinds.find((one) => one === form.get('kind')), exportForms.find((one) => one === form.get('form'))];
  if (!kind || !as) error(400, { message: 'Choose what to take along, and how.' });
  return { kind, form: as };
};

export const actions: Actions = {
  make: async (event) => {
    const form = await event.request.formData();
    const { zone } = await read(event, api(event).accounts.me.$get());
    const asked = which(form);
    const done = await attempt(event, api(event).results.exports[':challengeId'][':kind'][':form'].$post({ param: { challengeId: event.params.call, ...asked }, json: filterIn((name) => String(form.get(name) ?? ''), zone) }, { headers: once(form) }));
    if (done.ok) redirect(303, `/run/${event.params.call}/exports#${asked.kind}`);
    return refuse(done.problem, asked);
  },
  remove: async (event) => {
    const form = await event.request.formData();
    const asked = which(form);
    const done = await attempt(event, api(event).results.exports[':challengeId'][':kind'][':form'].$delete({ param: { challengeId: event.params.call, ...asked } }, { headers: once(form) }));
    if (done.ok) redirect(303, `/run/${event.params.call}/exports#${asked.kind}`);
    return refuse(done.problem, asked);
  },
};
