import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const of = ({ params }: Pick<RequestEvent, 'params'>) => ({ challengeId: params.call, entryId: params.entry });
const places = (event: Pick<RequestEvent, 'fetch' | 'url'>) => api(event).results.results[':challengeId'].places[':entryId'];
const decisions = ({ params }: Pick<RequestEvent, 'params'>, moved: string) => `/run/${params.call}/decide?${new URLSearchParams({ moved })}`;

export const load: PageServerLoad = async (event) => {
  const results = api(event).results.results[':challengeId'];
  const [{ round, working, placed }, row] = await Promise.all([
    read(event, results.$get({ param: { challengeId: event.params.call } })), read(event, results.rows[':entryId'].$get({ param: of(event) })),
  ]);
  return { row, decidedAt: round.decidedAt, ready: working.state === 'ready', placed, key: newKey() };
};

export const actions: Actions = {
  put: async (event) => {
    const form = await event.request.formData();
    const typed = { place: String(form.get('place') ?? '').trim(), reason: String(form.get('reason') ?? '').trim() };
    const done = await attempt(event, places(event).$put({ param: of(event), json: { ...typed, place: /^\d+$/.test(typed.place) ? Number(typed.place) : Number.NaN } }, { headers: once(form, true) }));
    if (done.ok) redirect(303, decisions(event, event.params.entry));
    return refuse(done.problem, { ...typed, did: 'put' });
  },
  back: async (event) => {
    const form = await event.request.formData();
    const json = { reason: String(form.get('reason') ?? '').trim() };
    const done = await attempt(event, places(event)['take-back'].$post({ param: of(event), json }, { headers: once(form, true) }));
    if (done.ok) redirect(303, decisions(event, event.params.entry));
    return refuse(done.problem, { ...json, did: 'back' });
  },
};
