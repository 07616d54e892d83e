import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, readVersioned, refuse } from '#lib/api.ts';
import { typedWebhook } from '#lib/office/webhook-form.ts';
import type { Actions, PageServerLoad } from './$types';

const paramOf = ({ agency, webhook }: { agency: string; webhook: string }) => ({ agencyId: agency, webhookId: webhook });

export const load: PageServerLoad = async (event) => {
  const { value, version } = await readVersioned(event, api(event).challenges.webhooks[':agencyId'][':webhookId'].$get({ param: paramOf(event.params) }));
  return { webhook: value, version, key: newKey() };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const typed = { ...typedWebhook(form), on: form.has('on') };
    const done = await attempt(event, api(event).challenges.webhooks[':agencyId'][':webhookId'].$put({ param: paramOf(event.params), json: typed }, { headers: once(form, true) }));
    if (!done.ok) return refuse(done.problem, typed);
    redirect(303, `/run/agency/${event.params.agency}/webhooks/${event.params.webhook}?saved`);
  },
};
