import { api, attempt, newKey, once, readVersioned, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { value, version } = await readVersioned(event, api(event).voice['vote-settings'][':challengeId'].$get({ param: { challengeId: event.params.call } }));
  return { desk: value, version, key: newKey() };
};

const text = (form: FormData, name: string) => String(form.get(name) ?? '');

export const actions: Actions = {
  plan: async (event) => {
    const form = await event.request.formData();
    const json = { question: text(form, 'question'), opens: text(form, 'opens'), closes: text(form, 'closes'), each: Number(text(form, 'each')) };
    const done = await attempt(event, api(event).voice['vote-settings'][':challengeId'].$put({ param: { challengeId: event.params.call }, json }, { headers: once(form, true) }));
    return done.ok ? { said: 'The vote is planned, and announced under Updates.' } : refuse(done.problem, json);
  },
  seal: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, api(event).voice['vote-settings'][':challengeId'].seal.$post({ param: { challengeId: event.params.call } }, { headers: once(form, true) }));
    return done.ok ? { said: 'The ballots are sealed. Now look at what was found.' } : refuse(done.problem);
  },
  count: async (event) => {
    const form = await event.request.formData();
    const setAside = form.getAll('aside').map((id) => ({ anomaly: String(id), reason: text(form, `reason-${String(id)}`) }));
    const done = await attempt(event, api(event).voice['vote-settings'][':challengeId'].count.$post({ param: { challengeId: event.params.call }, json: { setAside } }, { headers: once(form, true) }));
    return done.ok ? { said: 'The vote is counted, and public.' } : refuse(done.problem, { setAside });
  },
};
