import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const { items, next } = await read(event, api(event).challenges.agencies.$get({ query: { cursor } }));
  return { agencies: items, next, first: cursor === undefined, key: newKey() };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const typed = (name: string) => String(form.get(name) ?? '').trim();
    const agency = { name: typed('name'), slug: typed('slug'), acronym: typed('acronym'), about: typed('about'), ...(typed('website') ? { website: typed('website') } : {}) };
    const done = await attempt(event, api(event).challenges.agencies.$post({ json: agency }, { headers: once(form) }));
    if (!done.ok) return refuse(done.problem, agency);
    redirect(303, `/admin/agencies/${done.value.id}`);
  },
};
