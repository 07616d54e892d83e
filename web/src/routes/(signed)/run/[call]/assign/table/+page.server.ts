import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, readOrWait, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

const of = (event: { params: { call: string } }) => ({ param: { challengeId: event.params.call } });

export const load: PageServerLoad = async (event) => {
  const found = await readOrWait(event, api(event).judging.assignments[':challengeId'].$get({ ...of(event), query: {} }));
  const open = found.ok && !found.value.published && !found.value.round.publishing;
  return { why: open ? '' : found.ok ? 'Assignments are published. From here on reviews are only added.' : (found.problem.detail ?? found.problem.title), key: newKey() };
};

/** What was typed, or the file that was chosen in its place. */
const tableIn = async (form: FormData): Promise<string> => {
  const file = form.get('file');
  return file instanceof File && file.size > 0 ? file.text() : String(form.get('csv') ?? '');
};

export const actions: Actions = {
  look: async (event) => {
    const csv = await tableIn(await event.request.formData());
    const done = await attempt(event, api(event).judging.assignments[':challengeId'].table.$post({ ...of(event), json: { csv, sure: false } }, { headers: { 'idempotency-key': newKey() } }));
    return done.ok ? { csv, report: done.value } : refuse(done.problem, { csv });
  },
  change: async (event) => {
    const form = await event.request.formData();
    const csv = String(form.get('csv') ?? '');
    const done = await attempt(event, api(event).judging.assignments[':challengeId'].table.$post({ ...of(event), json: { csv, sure: true } }, { headers: once(form) }));
    if (done.ok) redirect(303, `/run/${event.params.call}/assign`);
    return refuse(done.problem, { csv });
  },
};
