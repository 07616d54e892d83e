import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, readVersioned, refuse } from '#lib/api.ts';
import { markdown } from '#lib/server/markdown.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const one = ({ params }: Pick<RequestEvent, 'params'>) => ({ param: { challengeId: params.challenge, sampleId: params.sample } });
const sampleOf = (event: Pick<RequestEvent, 'fetch' | 'url'>) => api(event).judging.judging[':challengeId'].practice[':sampleId'];

export const load: PageServerLoad = async (event) => {
  const { practice } = await event.parent();
  if (!practice) redirect(303, `/judge/${event.params.challenge}`);
  const { value, version } = await readVersioned(event, sampleOf(event).$get(one(event)));
  const next = practice.samples.find((sample) => !sample.scored && sample.id !== event.params.sample);
  // `own` is what the layout calls the judge
  const { own: scores, ...rest } = value;
  return { ...rest, scores, html: markdown(value.sample.text), version, next, waits: practice.waits, key: newKey(), saved: event.url.searchParams.has('saved') };
};

const texts = (form: FormData, prefix: string): [string, string][] =>
  [...form].filter(([name, value]) => name.startsWith(prefix) && String(value).trim() !== '').map(([name, value]) => [name.slice(prefix.length), String(value).replaceAll('\r\n', '\n')]);

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const json = { marks: Object.fromEntries(texts(form, 'mark-').map(([id, mark]) => [id, Number(mark)])), comments: Object.fromEntries(texts(form, 'comment-')) };
    const done = await attempt(event, sampleOf(event).$post({ ...one(event), json }, { headers: once(form, true) }));
    if (!done.ok) return refuse(done.problem, json);
    redirect(303, `/judge/${event.params.challenge}/practice/${event.params.sample}?saved`);
  },
};
