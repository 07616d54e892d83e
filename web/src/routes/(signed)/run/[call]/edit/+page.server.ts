import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

const param = (event: { params: { call: string } }) => ({ param: { id: event.params.call } });

export const load: PageServerLoad = async (event) => {
  const { edits } = await read(event, api(event).challenges.calls[':id'].draft.$get(param(event)));
  return { edits, key: newKey() };
};

export const actions: Actions = {
  discard: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, api(event).challenges.calls[':id'].discard.$post(param(event), { headers: once(form, true) }));
    if (!done.ok) return refuse(done.problem);
    redirect(303, `/run?discarded=${done.value.id}`);
  },
};
