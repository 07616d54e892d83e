import { api, attempt, newKey, once, read, readVersioned, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { me } = api(event).accounts;
  const [{ value, version }, { stopped }] = await Promise.all([readVersioned(event, me.$get()), read(event, me.mail.$get())]);
  return { profile: value, stopped, version, key: newKey(), saved: event.url.searchParams.has('saved') };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const profile = {
      name: String(form.get('name') ?? ''), organization: String(form.get('organization') ?? ''), zone: String(form.get('zone') ?? ''),
      notify: { challenges: form.getAll('notify').includes('challenges'), reminders: form.getAll('notify').includes('reminders') },
      shortcuts: form.get('shortcuts') === 'on',
    };
    const done = await attempt(event, api(event).accounts.me.$patch({ json: profile }, { headers: once(form, true) }));
    return done.ok ? { saved: true } : refuse(done.problem, profile);
  },
};
