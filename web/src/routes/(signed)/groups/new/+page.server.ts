import { error, redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { homes, groups } = await read(event, api(event).community.groups.own.$get());
  if (homes.agencies.length === 0 && !homes.none) error(404, { message: 'Groups are made by managers of agencies and by operators.' });
  return { homes, parents: groups.filter(({ ended }) => !ended), key: newKey() };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const typed = Object.fromEntries(['name', 'purpose', 'joining', 'agencyId', 'parentId'].map((name) => [name, String(form.get(name) ?? '')])) as Record<'name' | 'purpose' | 'joining' | 'agencyId' | 'parentId', string>;
    const json = { name: typed.name, purpose: typed.purpose, joining: typed.joining === 'open' ? ('open' as const) : ('approval' as const), ...(typed.agencyId ? { agencyId: typed.agencyId } : {}), ...(typed.parentId ? { parentId: typed.parentId } : {}) };
    const made = await attempt(event, api(event).community.groups.$post({ json }, { headers: once(form) }));
    return made.ok ? redirect(303, `/groups/${made.value.id}/manage`) : refuse(made.problem, typed);
  },
};
