import { error } from '@sveltejs/kit';
import { api, attempt, newKey, once, refuse } from '#lib/api.ts';
import { typedWebhook } from '#lib/office/webhook-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { manages, agency } = await event.parent();
  if (!manages) error(403, { message: `Managers of ${agency.name} add endpoints. An operator can give you that role.` });
  return { key: newKey() };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const typed = typedWebhook(form);
    const done = await attempt(event, api(event).challenges.webhooks[':agencyId'].$post({ param: { agencyId: event.params.agency }, json: typed }, { headers: once(form) }));
    return done.ok ? { made: { id: done.value.webhook.id, name: done.value.webhook.name, secret: done.value.secret } } : refuse(done.problem, typed);
  },
};
