import { api, attempt, newKey, once, readOrWait, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const further = (event: Pick<RequestEvent, 'fetch' | 'url'>) => api(event).judging.assignments[':challengeId'].further;

export const load: PageServerLoad = async (event) => {
  const found = await readOrWait(event, further(event).$get({ param: { challengeId: event.params.call } }));
  return found.ok ? { further: found.value, version: found.version, key: newKey() } : { further: undefined, why: found.problem.detail ?? found.problem.title };
};

export const actions: Actions = {
  ask: async (event) => {
    const form = await event.request.formData();
    const typed = String(form.get('reviews') ?? '').trim();
    const done = await attempt(event, further(event).$put({ param: { challengeId: event.params.call }, json: { reviews: /^\d+$/.test(typed) ? Number(typed) : Number.NaN } }, { headers: once(form, true) }));
    return done.ok ? { asked: true } : refuse(done.problem, { reviews: typed });
  },
  publish: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, further(event).publish.$post({ param: { challengeId: event.params.call } }, { headers: once(form, true) }));
    return done.ok ? { published: true } : refuse(done.problem);
  },
};
