import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const found = await read(event, api(event).voice.questions[':slug'].own.$get({ param: { slug: event.params.slug }, query: cursor ? { cursor } : {} }));
  return { ...found, further: cursor !== undefined, key: newKey() };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const text = String(form.get('text') ?? '');
    const done = await attempt(event, api(event).voice.questions[':slug'].$post({ param: { slug: event.params.slug }, json: { text } }, { headers: once(form) }));
    return done.ok ? { asked: true } : refuse(done.problem, { text });
  },
};
