import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, readVersioned, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const of = ({ params }: Pick<RequestEvent, 'params'>) => ({ challengeId: params.challenge });
const walk = (event: Pick<RequestEvent, 'fetch' | 'url'>) => api(event).judging.judging[':challengeId']['demo-day'];
const home = ({ params }: Pick<RequestEvent, 'params'>, done = '') => `/judge/${params.challenge}/demo-day${done && `?done=${done}`}`;

export const load: PageServerLoad = async (event) => {
  const { value, version } = await readVersioned(event, walk(event).$get({ param: of(event) }));
  return { day: value, version, done: event.url.searchParams.get('done') ?? undefined, key: newKey() };
};

/** The scale from left to right, as on every scoring screen. */
const scale = { 1: 'first', 2: 'equal', 3: 'second' } as const;
const onScale = (value: FormDataEntryValue | null) => scale[Number(value) as keyof typeof scale] as (typeof scale)[keyof typeof scale] | undefined;
const nothingChosen = (field: string) => refuse({ title: 'Choose an answer', status: 422, code: 'invalid', errors: [{ field, message: 'Choose one of the answers.' }] });

const said = async (event: RequestEvent, form: FormData, json: { said: 'seen' | 'nobody' | 'conflict' | (typeof scale)[keyof typeof scale]; reason?: string }, kept: string) => {
  const done = await attempt(event, walk(event).answer.$post({ param: of(event), json }, { headers: once(form, true) }));
  if (!done.ok) return refuse(done.problem, { reason: json.reason });
  redirect(303, home(event, kept));
};

export const actions: Actions = {
  next: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, walk(event).next.$post({ param: of(event) }, { headers: once(form, true) }));
    if (!done.ok) return refuse(done.problem);
    redirect(303, home(event));
  },
  seen: async (event) => said(event, await event.request.formData(), { said: 'seen' }, 'seen'),
  compare: async (event) => {
    const form = await event.request.formData();
    const chosen = onScale(form.get('said'));
    return chosen ? said(event, form, { said: chosen }, 'kept') : nothingChosen('said');
  },
  nobody: async (event) => said(event, await event.request.formData(), { said: 'nobody' }, 'nobody'),
  conflict: async (event) => {
    const form = await event.request.formData();
    return said(event, form, { said: 'conflict', reason: String(form.get('reason') ?? '').trim() }, 'conflict');
  },
  more: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, walk(event)['more-time'].$post({ param: of(event) }, { headers: once(form, true) }));
    if (!done.ok) return refuse(done.problem);
    redirect(303, home(event, 'more'));
  },
  change: async (event) => {
    const form = await event.request.formData();
    const stronger = form.get('last') === 'none' ? 'none' : onScale(form.get('last'));
    if (!stronger) return nothingChosen('last');
    const done = await attempt(event, walk(event).last.$put({ param: of(event), json: { stronger } }, { headers: once(form, true) }));
    if (!done.ok) return refuse(done.problem);
    redirect(303, home(event, stronger === 'none' ? 'taken-back' : 'changed'));
  },
};
