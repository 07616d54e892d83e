import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, read, readVersioned, refuse } from '#lib/api.ts';
import { markdown } from '#lib/server/markdown.ts';
import { judgingPhase } from '../../../../../../../functions/domain/call/challenge.ts';
import { mostSamples } from '../../../../../../../functions/domain/judging/practice/practice.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

type Event = Pick<RequestEvent, 'fetch' | 'url' | 'params'>;
type Typed = { id: string; title: string; text: string };
const ofCall = ({ params }: Pick<RequestEvent, 'params'>) => ({ param: { challengeId: params.call } });
const samplesOf = (event: Pick<RequestEvent, 'fetch' | 'url'>) => api(event).judging.judges[':challengeId'].samples;
const stored = (event: Event) => readVersioned(event, samplesOf(event).$get(ofCall(event)));

export const load: PageServerLoad = async (event) => {
  const [{ challenge }, { value: practice, version }, board] = await Promise.all([event.parent(), stored(event), read(event, samplesOf(event).spread.$get(ofCall(event)))]);
  const opensAt = judgingPhase(challenge)?.opensAt;
  return {
    practice: { ...practice, samples: practice.samples.map((one) => ({ ...one, html: markdown(one.text) })) }, version, board, places: mostSamples,
    before: opensAt === undefined || (event.platform?.now() ?? '') < opensAt, ended: challenge.cancelled !== undefined || challenge.discarded !== undefined,
    key: newKey(), saved: event.url.searchParams.has('saved'),
  };
};

/** As it was typed; a place left empty is no sample. */
const typedIn = (form: FormData): Typed[] =>
  Array.from({ length: mostSamples }, (_, i) => i)
    .filter((i) => !form.has(`_remove.${i}`))
    .map((i) => ({ id: String(form.get(`_id.${i}`) ?? ''), title: String(form.get(`samples.${i}.title`) ?? '').trim(), text: String(form.get(`samples.${i}.text`) ?? '').replaceAll('\r\n', '\n').trim() }))
    .filter(({ id, title, text }) => id || title || text);

const put = async (event: RequestEvent, form: FormData, samples: Typed[], first: boolean) => {
  const json = { samples: samples.map(({ id, title, text }) => ({ ...(id ? { id } : {}), title, text })), first };
  const done = await attempt(event, samplesOf(event).$put({ ...ofCall(event), json }, { headers: once(form, true) }));
  if (!done.ok) return refuse(done.problem, { samples, first });
  redirect(303, `/run/${event.params.call}/samples?saved`);
};

export const actions: Actions = {
  save: async (event) => {
    const form = await event.request.formData();
    return put(event, form, typedIn(form), form.has('first'));
  },
  /** The samples stand; only whether they come first changes. */
  first: async (event) => {
    const [form, { value }] = await Promise.all([event.request.formData(), stored(event)]);
    return put(event, form, value.samples, form.get('_first') === 'yes');
  },
};
