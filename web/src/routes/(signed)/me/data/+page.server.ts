import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { accounts } = api(event);
  const [closing, acts] = await Promise.all([
    read(event, accounts.me.closing.$get()),
    event.parent().then(({ me }) => read(event, accounts.acts.$get({ query: { about: me.id, cursor: event.url.searchParams.get('cursor') ?? undefined } }))),
  ]);
  return { lead: closing.lead, acts, first: !event.url.searchParams.has('cursor'), key: newKey() };
};

export const actions: Actions = {
  close: async (event) => {
    const form = await event.request.formData();
    const confirmation = String(form.get('confirmation') ?? '');
    const done = await attempt(event, api(event).accounts.me.closing.$post({ json: { confirmation } }, { headers: once(form) }));
    if (!done.ok) return refuse(done.problem, { confirmation });
    redirect(303, '/auth/ended?closed');
  },
};
