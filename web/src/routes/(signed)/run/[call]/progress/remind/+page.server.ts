import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

/** Nobody chosen is said where judges are chosen; nobody due, or the round closed, here. */
export const load: PageServerLoad = async (event) => {
  const judgeIds = event.url.searchParams.getAll('judge').join(',');
  if (judgeIds === '') redirect(303, `/run/${event.params.call}/progress?chosen=none`);
  const found = await attempt(event, api(event).judging.progress[':challengeId'].reminders.$get({ param: { challengeId: event.params.call }, query: { judgeIds } }));
  if (!found.ok) return { letters: [], skipped: 0, why: found.problem.detail ?? found.problem.title, key: newKey() };
  return { letters: found.value.letters, skipped: found.value.skipped.length, why: '', key: newKey() };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const judgeIds = form.getAll('judge').map(String);
    const done = await attempt(event, api(event).judging.progress[':challengeId'].reminders.$post({ param: { challengeId: event.params.call }, json: { judgeIds } }, { headers: once(form) }));
    if (!done.ok) return refuse(done.problem);
    redirect(303, `/run/${event.params.call}/progress?reminded=${done.value.reminded.length === 1 ? done.value.reminded[0] : done.value.reminded.length}`);
  },
};
