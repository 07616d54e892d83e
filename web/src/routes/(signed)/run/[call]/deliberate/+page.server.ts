import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, readOrWait, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

const text = (form: FormData, name: string) => String(form.get(name) ?? '').trim();

export const load: PageServerLoad = async (event) => {
  const found = await readOrWait(event, api(event).judging.deliberations[':challengeId'].$get({ param: { challengeId: event.params.call } }));
  if (!found.ok) return { ready: false as const, why: found.problem.detail ?? found.problem.title };
  const { rooms, entries, suggested, decidedAt } = found.value;
  const first = entries.filter(({ entryId }) => suggested.includes(entryId));
  return { ready: true as const, rooms, decidedAt, suggested, entries: [...first, ...entries.filter((entry) => !first.includes(entry))], key: newKey() };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const json = { entryIds: form.getAll('entry').map(String), question: text(form, 'question'), ends: text(form, 'ends') };
    const done = await attempt(event, api(event).judging.deliberations[':challengeId'].$post({ param: { challengeId: event.params.call }, json }, { headers: once(form) }));
    if (!done.ok) return refuse(done.problem, json);
    redirect(303, `/run/${event.params.call}/deliberate/${done.value.id}?opened`);
  },
};
