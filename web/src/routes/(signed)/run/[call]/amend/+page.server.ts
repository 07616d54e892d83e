import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import { toldChanges } from '#lib/authoring/told-changes.ts';
import type { Actions, PageServerLoad } from './$types';

const param = (event: { params: { call: string } }) => ({ param: { id: event.params.call } });
const text = (form: FormData, name: string) => String(form.get(name) ?? '').trim();

export const load: PageServerLoad = async (event) => {
  const { challenge } = await event.parent();
  if (challenge.approval !== 'approved') redirect(303, `/run/${challenge.id}/edit`);
  const { sections, before } = await read(event, api(event).challenges.calls[':id'].draft.$get(param(event)));
  // Dates move only through an extension: a correction leaves the published timeline as it is.
  const changed = before ? toldChanges(before.sections, { ...sections, timeline: before.sections.timeline }) : [];
  const phases = before?.sections.timeline.phases ?? [];
  const closesOf = (kind: string) => phases.find((phase) => phase.kind === kind)?.closes ?? '';
  return { changed, closes: closesOf('entries'), judgingCloses: closesOf('judging'), now: event.platform!.now(), key: newKey() };
};

export const actions: Actions = {
  extend: async (event) => {
    const form = await event.request.formData();
    const typed = { act: 'extend', reason: text(form, 'reason'), closes: text(form, 'closes') };
    const done = await attempt(event, api(event).challenges.calls[':id'].extend.$post({ ...param(event), json: { reason: typed.reason, closes: typed.closes } }, { headers: once(form) }));
    return done.ok ? { done: 'extended' as const } : refuse(done.problem, typed);
  },
  extendJudging: async (event) => {
    const form = await event.request.formData();
    const json = { reason: text(form, 'reason'), closes: text(form, 'closes'), resultsOn: text(form, 'resultsOn') };
    const done = await attempt(event, api(event).challenges.calls[':id']['extend-judging'].$post({ ...param(event), json }, { headers: once(form, true) }));
    return done.ok ? { done: 'judged' as const } : refuse(done.problem, { act: 'extend-judging', ...json });
  },
  correct: async (event) => {
    const form = await event.request.formData();
    const typed = { act: 'correct', reason: text(form, 'reason') };
    const done = await attempt(event, api(event).challenges.calls[':id'].correct.$post({ ...param(event), json: { reason: typed.reason } }, { headers: once(form) }));
    return done.ok ? { done: 'corrected' as const } : refuse(done.problem, typed);
  },
  cancel: async (event) => {
    const form = await event.request.formData();
    const typed = { act: 'cancel', reason: text(form, 'reason') };
    const sure = { title: 'Some answers need a change', status: 422, code: 'invalid', errors: [{ field: 'cancel-sure', message: 'Confirm that the challenge ends for everyone.' }] };
    if (form.get('sure') !== 'yes') return refuse(sure, typed);
    const done = await attempt(event, api(event).challenges.calls[':id'].cancel.$post({ ...param(event), json: { reason: typed.reason } }, { headers: once(form) }));
    return done.ok ? { done: 'cancelled' as const } : refuse(done.problem, typed);
  },
};
