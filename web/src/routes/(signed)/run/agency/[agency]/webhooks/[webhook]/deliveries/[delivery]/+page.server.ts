import { api, attempt, newKey, once, read, readVersioned, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

const paramOf = ({ agency, webhook, delivery }: { agency: string; webhook: string; delivery: string }) => ({ agencyId: agency, webhookId: webhook, deliveryId: delivery });

export const load: PageServerLoad = async (event) => {
  const param = paramOf(event.params);
  const endpoint = api(event).challenges.webhooks[':agencyId'][':webhookId'];
  const [webhook, { value, version }] = await Promise.all([read(event, endpoint.$get({ param })), readVersioned(event, endpoint.deliveries[':deliveryId'].$get({ param }))]);
  return { webhook, delivery: value, version, key: newKey() };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, api(event).challenges.webhooks[':agencyId'][':webhookId'].deliveries[':deliveryId']['send-again'].$post({ param: paramOf(event.params) }, { headers: once(form, true) }));
    return done.ok ? { queued: true } : refuse(done.problem);
  },
};
