import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

const standings = ['approved', 'waiting', 'refused'] as const;

export const load: PageServerLoad = async (event) => {
  const { challenge } = await event.parent();
  const asked = event.url.searchParams.get('standing');
  const standing = standings.find((one) => one === asked) ?? (challenge.participation === 'approval' ? 'waiting' : 'approved');
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const { items, next } = await read(event, api(event).entries.registrants[':challengeId'].$get({ param: { challengeId: event.params.call }, query: { standing, cursor } }));
  return { registrations: items, next, first: cursor === undefined, standing, key: newKey() };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const personId = String(form.get('person') ?? '');
    const wanted = { standing: form.get('standing') === 'approved' ? ('approved' as const) : ('refused' as const), reason: String(form.get('reason') ?? '').trim() };
    const path = { param: { challengeId: event.params.call, personId } };
    const done = await attempt(event, api(event).entries.registrants[':challengeId'][':personId'].$put({ ...path, json: wanted }, { headers: once(form, true) }));
    return done.ok ? { decided: wanted.standing, name: String(form.get('name') ?? '') } : refuse(done.problem, { ...wanted, personId });
  },
};
