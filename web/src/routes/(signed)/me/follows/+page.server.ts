import { api, attempt, newKey, once, read, readVersioned, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

const paces = ['at-once', 'daily', 'weekly'] as const;

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const [{ value, version }, follows] = await Promise.all([readVersioned(event, api(event).accounts.me.$get()), read(event, api(event).challenges.follows.$get({ query: { cursor } }))]);
  const items = follows.items.map(({ target, since, kind, title, path, of }) => ({ target, since, kind, title, path, of }));
  return { items, next: follows.next, first: cursor !== undefined, pace: value.notify.challenges ? value.newsPace : ('none' as const), version, key: newKey() };
};

const named = async ({ request }: { request: Request }) => {
  const form = await request.formData();
  const target = String(form.get('target') ?? '');
  return { target, title: String(form.get('title') ?? ''), param: { target: encodeURIComponent(target) } };
};

export const actions: Actions = {
  pace: async (event) => {
    const form = await event.request.formData();
    const { me } = api(event).accounts;
    const { notify } = await read(event, me.$get());
    const newsPace = paces.find((pace) => pace === form.get('pace'));
    const done = await attempt(event, me.$patch({ json: { notify: { ...notify, challenges: newsPace !== undefined }, ...(newsPace ? { newsPace } : {}) } }, { headers: once(form, true) }));
    return done.ok ? { saved: true } : refuse(done.problem);
  },
  stop: async (event) => {
    const { target, title, param } = await named(event);
    const done = await attempt(event, api(event).challenges.follows[':target'].$delete({ param }));
    return done.ok ? { stopped: { target, title } } : refuse(done.problem);
  },
  follow: async (event) => {
    const { title, param } = await named(event);
    const done = await attempt(event, api(event).challenges.follows[':target'].$put({ param }));
    return done.ok ? { again: title } : refuse(done.problem);
  },
};
