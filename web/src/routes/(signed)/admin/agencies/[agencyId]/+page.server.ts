import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

const path = (event: { params: { agencyId: string } }) => ({ param: { agencyId: event.params.agencyId } });

export const load: PageServerLoad = async (event) => {
  const { agency, items } = await read(event, api(event).accounts.operator.agencies[':agencyId'].people.$get(path(event)));
  return { agency, people: items, key: newKey() };
};

export const actions: Actions = {
  add: async (event) => {
    const form = await event.request.formData();
    const wanted = { email: String(form.get('email') ?? '').trim(), roles: (['manager', 'approver', 'conflicts-officer'] as const).filter((role) => form.getAll('roles').includes(role)) };
    const done = await attempt(event, api(event).accounts.operator.agencies[':agencyId'].people.$post({ ...path(event), json: wanted }, { headers: once(form) }));
    return done.ok ? { added: done.value } : refuse(done.problem, wanted);
  },
  remove: async (event) => {
    const form = await event.request.formData();
    const who = String(form.get('who') ?? '');
    const done = await attempt(event, api(event).accounts.operator.agencies[':agencyId'].people[':who'].$delete({ param: { ...path(event).param, who } }));
    return done.ok ? { removed: true } : refuse(done.problem);
  },
};
