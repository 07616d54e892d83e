import { api, attempt, newKey, once, read, refuse, type Problem } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const q = event.url.searchParams.get('q')?.trim() ?? '';
  const base = { q, key: newKey(), file: undefined, problem: undefined };
  if (!q) return base;
  const reply = await api(event).accounts.operator.people.$get({ query: { q } });
  if (reply.status === 404 || reply.status === 422) return { ...base, problem: (await reply.json()) as Problem };
  return { ...base, file: await read(event, Promise.resolve(reply)) };
};

const personIn = (form: FormData) => ({ personId: String(form.get('person') ?? '') });

export const actions: Actions = {
  lock: async (event) => {
    const form = await event.request.formData();
    const reason = String(form.get('reason') ?? '');
    const done = await attempt(event, api(event).accounts.operator.people[':personId'].lock.$post({ param: personIn(form), json: { reason } }, { headers: once(form) }));
    return done.ok ? { done: 'The account is locked. All its sessions and tokens have stopped.' } : refuse(done.problem, { reason });
  },
  unlock: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, api(event).accounts.operator.people[':personId'].unlock.$post({ param: personIn(form) }, { headers: once(form) }));
    return done.ok ? { done: 'The account is unlocked. The person can sign in again.' } : refuse(done.problem);
  },
  moderator: async (event) => {
    const form = await event.request.formData();
    const moderator = form.get('moderator') === 'yes';
    const done = await attempt(event, api(event).accounts.operator.people[':personId'].moderator.$post({ param: personIn(form), json: { moderator } }, { headers: once(form) }));
    return done.ok ? { done: moderator ? 'The person moderates the atlas now.' : 'The person no longer moderates the atlas.' } : refuse(done.problem);
  },
  signOut: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, api(event).accounts.operator.people[':personId']['end-sessions'].$post({ param: personIn(form) }, { headers: once(form) }));
    return done.ok ? { done: 'The person is signed out everywhere.' } : refuse(done.problem);
  },
};
