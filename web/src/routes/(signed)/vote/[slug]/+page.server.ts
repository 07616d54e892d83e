import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ own: await read(event, api(event).voice.votes[':slug'].ballot.$get({ param: { slug: event.params.slug } })), key: newKey() });

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const choices = form.getAll('choices').map(String);
    const json = { choices, device: (event.request.headers.get('user-agent') ?? '').slice(0, 400) };
    const done = await attempt(event, api(event).voice.votes[':slug'].ballot.$put({ param: { slug: event.params.slug }, json }, { headers: once(form, true) }));
    return done.ok ? { voted: true } : refuse(done.problem, { choices });
  },
};
