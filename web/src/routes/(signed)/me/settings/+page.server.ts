import { api, attempt, newKey, once, read, readVersioned, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { me } = api(event).accounts;
  const cursor = event.url.searchParams.get('follows') ?? undefined;
  const [{ value, version }, { stopped }, follows] = await Promise.all([readVersioned(event, me.$get()), read(event, me.mail.$get()), read(event, api(event).challenges.follows.$get({ query: { cursor } }))]);
  return { profile: value, stopped, follows, version, key: newKey(), saved: event.url.searchParams.has('saved') };
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
