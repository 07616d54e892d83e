import { api, attempt, newKey, once, read, readVersioned, refuse } from '#lib/api.ts';
import { askedOfDesk, decisions } from '#lib/server/comment-desk.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { which, cursor } = askedOfDesk(event.url);
  const settings = api(event).voice['comment-settings'][':challengeId'];
  const param = { challengeId: event.params.call };
  const [{ value: { open }, version }, { items, next }] = await Promise.all([readVersioned(event, settings.$get({ param })), read(event, settings.desk.$get({ param, query: { which, cursor } }))]);
  return { open, version, which, items, next, further: cursor !== undefined, key: newKey() };
};

export const actions: Actions = {
  ...decisions,
  turn: async (event) => {
    const form = await event.request.formData();
    const open = form.get('open') === 'yes';
    const done = await attempt(event, api(event).voice['comment-settings'][':challengeId'].$put({ param: { challengeId: event.params.call }, json: { open } }, { headers: once(form, true) }));
    return done.ok ? { done: open ? 'People can comment again.' : 'Comments are closed. What was said stays.' } : refuse(done.problem);
  },
};
