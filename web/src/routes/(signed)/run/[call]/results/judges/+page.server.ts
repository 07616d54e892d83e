import { api, attempt, readOrWait, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

/** The round as a whole. Opening the page is no look at single judges: a browser may do that ahead of its reader. */
export const load: PageServerLoad = async (event) => {
  const found = await readOrWait(event, api(event).results.results[':challengeId'].figures.$get({ param: { challengeId: event.params.call } }));
  return found.ok ? { found: found.value } : { why: found.problem.detail ?? found.problem.title, closesAt: found.problem['closesAt'] as string | undefined };
};

export const actions: Actions = {
  show: async (event) => {
    const cursor = (await event.request.formData()).get('cursor');
    const query = typeof cursor === 'string' && cursor ? { cursor } : {};
    const done = await attempt(event, api(event).results.results[':challengeId'].judges.$get({ param: { challengeId: event.params.call }, query }));
    return done.ok ? { readings: done.value.items, next: done.value.next } : refuse(done.problem);
  },
};
