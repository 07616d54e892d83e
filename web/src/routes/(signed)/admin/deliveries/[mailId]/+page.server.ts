import { api, attempt, newKey, once, readVersioned, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { value, version } = await readVersioned(event, api(event).accounts.operator.mails[':mailId'].$get({ param: { mailId: event.params.mailId } }));
  return { letter: value, version, key: newKey() };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, api(event).accounts.operator.mails[':mailId']['send-again'].$post({ param: { mailId: event.params.mailId } }, { headers: once(form, true) }));
    return done.ok ? { queued: true } : refuse(done.problem);
  },
};
