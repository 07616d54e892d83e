import { api, attempt, newKey, once, readVersioned, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const of = ({ params }: Pick<RequestEvent, 'params'>) => ({ challengeId: params.call });
const desk = (event: Pick<RequestEvent, 'fetch' | 'url'>) => api(event).results['demo-days'][':challengeId'];

export const load: PageServerLoad = async (event) => {
  const { value, version } = await readVersioned(event, desk(event).$get({ param: of(event) }));
  return { day: value, version, key: newKey() };
};

const numberField = 'table-';
/** Entries with a number take part. */
const typedPlan = (form: FormData) => {
  const numbers = Object.fromEntries([...form].filter(([name]) => name.startsWith(numberField)).map(([name, value]) => [name.slice(numberField.length), String(value).trim()]));
  return { numbers, minutes: String(form.get('minutes') ?? '').trim(), top: String(form.get('top') ?? '').trim(), judgeIds: form.getAll('judge').map(String) };
};
const planOf = ({ numbers, minutes, top, judgeIds }: ReturnType<typeof typedPlan>) => ({
  tables: Object.entries(numbers).filter(([, number]) => number !== '').map(([entryId, number]) => ({ entryId, number: Number(number) })), minutes: minutes === '' ? Number.NaN : Number(minutes), top: top === '' ? Number.NaN : Number(top), judgeIds,
});

export const actions: Actions = {
  plan: async (event) => {
    const form = await event.request.formData();
    const typed = typedPlan(form);
    const done = await attempt(event, desk(event).$put({ param: of(event), json: planOf(typed) }, { headers: once(form, true) }));
    if (done.ok) return { done: 'planned' as const };
    // every fault of a table stands with the list of tables
    const errors = (done.problem.errors ?? []).map(({ field, message }) => ({ field: field.startsWith('tables') ? 'tables' : field, message }));
    return refuse({ ...done.problem, errors: errors.filter(({ field, message }, i) => errors.findIndex((one) => one.field === field && one.message === message) === i) }, typed);
  },
  discard: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, desk(event).$delete({ param: of(event) }, { headers: once(form, true) }));
    return done.ok ? { done: 'discarded' as const } : refuse(done.problem);
  },
  start: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, desk(event).start.$post({ param: of(event), json: { sure: form.has('sure') } }, { headers: once(form, true) }));
    return done.ok ? { done: 'started' as const } : refuse(done.problem);
  },
  end: async (event) => {
    const form = await event.request.formData();
    const json = { reason: String(form.get('reason') ?? '').trim(), sure: form.has('sure') };
    const done = await attempt(event, desk(event).end.$post({ param: of(event), json }, { headers: once(form, true) }));
    return done.ok ? { done: 'ended' as const } : refuse(done.problem, json);
  },
  free: async (event) => {
    const form = await event.request.formData();
    const json = { number: Number(form.get('number')), since: String(form.get('since') ?? '') };
    const done = await attempt(event, desk(event).free.$post({ param: of(event), json }, { headers: once(form) }));
    return done.ok ? { done: 'freed' as const, freed: done.value.freed } : refuse(done.problem);
  },
};
