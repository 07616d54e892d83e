import { questionStates } from '../../../../../../../functions/domain/desk/question-words.ts';
import { api, attempt, newKey, once, read, readVersioned, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const which = questionStates.find((one) => one === event.url.searchParams.get('which')) ?? 'waiting';
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const desk = api(event).voice['question-desk'][':challengeId'];
  const param = { challengeId: event.params.call };
  const [{ items, next }, { value: deadline, version }] = await Promise.all([read(event, desk.$get({ param, query: { which, ...(cursor ? { cursor } : {}) } })), readVersioned(event, desk.deadline.$get({ param }))]);
  return { which, items, next, further: cursor !== undefined, deadline, version, key: newKey() };
};

export const actions: Actions = {
  deadline: async (event) => {
    const form = await event.request.formData();
    const until = String(form.get('until') ?? '');
    const done = await attempt(event, api(event).voice['question-desk'][':challengeId'].deadline.$put({ param: { challengeId: event.params.call }, json: { until } }, { headers: once(form, true) }));
    return done.ok ? { done: until ? 'The question deadline is set.' : 'Questions end when entries close.' } : refuse(done.problem, { until });
  },
};
