import { api, attempt, newKey, once, readVersioned, refuse } from '#lib/api.ts';
import { scopes } from '../../../../../../../functions/domain/voice/gallery-scopes.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { value, version } = await readVersioned(event, api(event).voice['gallery-settings'][':challengeId'].$get({ param: { challengeId: event.params.call } }));
  return { desk: value, version, key: newKey() };
};

const chosen = (form: FormData) => scopes.find((one) => one === form.get('scope'));

export const actions: Actions = {
  publish: async (event) => {
    const form = await event.request.formData();
    const scope = chosen(form);
    if (!scope) return refuse({ title: 'There is a problem', status: 422, code: 'invalid', errors: [{ field: 'scope', message: 'Choose which entries are shown.' }] });
    const done = await attempt(event, api(event).voice['gallery-settings'][':challengeId'].publish.$post({ param: { challengeId: event.params.call }, json: { scope } }, { headers: once(form, true) }));
    return done.ok ? { said: 'The gallery is open.' } : refuse(done.problem, { scope });
  },
  takeBack: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, api(event).voice['gallery-settings'][':challengeId']['take-back'].$post({ param: { challengeId: event.params.call } }, { headers: once(form, true) }));
    return done.ok ? { said: 'The gallery is closed. Nobody outside reads the entries now.' } : refuse(done.problem);
  },
};
