import { api, attempt, newKey, once } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  return { key: newKey() };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, api(event).accounts.mails.unsubscribe.$post({ json: { token: event.params.token } }, { headers: once(form) }));
    return done.ok ? { stopped: done.value.preference } : { problem: done.problem };
  },
};
