import { redirect } from '@sveltejs/kit';
import { centsOf } from '#lib/authoring/section-reader.ts';
import { api, attempt, newKey, once, readOrWait, refuse, type Problem } from '#lib/api.ts';
import { ends, followMonths, uses } from '../../../../../../../functions/domain/award/follow-up-words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { roles } = await event.parent();
  const found = await readOrWait(event, api(event).results['follow-ups'][':challengeId'].$get({ param: { challengeId: event.params.call } }));
  if (!found.ok) return { winners: undefined, why: found.problem.detail ?? found.problem.title };
  const { resultsAt, items } = found.value;
  const winners = [...Map.groupBy(items, ({ entryId }) => entryId).values()].map((looks) => ({ ...looks[0]!, looks }));
  return { resultsAt, winners, manager: roles.includes('manager'), key: newKey(), saved: event.url.searchParams.get('saved') };
};

const text = (form: FormData, name: string) => String(form.get(name) ?? '').trim();
const inForm = (of: string, problem: Problem): Problem => ({ ...problem, ...(problem.errors ? { errors: problem.errors.map(({ field, message }) => ({ field: `${of}-${field}`, message })) } : {}) });

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const [entryId, months] = [text(form, 'entry'), followMonths.find((one) => String(one) === form.get('months')) ?? 6];
    const typed = { inUse: text(form, 'inUse'), end: text(form, 'end'), cents: text(form, 'cents'), source: text(form, 'source'), text: text(form, 'text'), shown: form.get('shown') === 'yes' };
    const json = {
      ...typed, inUse: uses.find((one) => one === typed.inUse) ?? ('' as never), end: ends.find((one) => one === typed.end) ?? ('' as never), cents: typed.cents === '' ? 0 : (centsOf(typed.cents) ?? (typed.cents as never)),
    };
    const of = `${entryId}-${months}`;
    const done = await attempt(event, api(event).results['follow-ups'][':challengeId'][':entryId'][':months'].$put({ param: { challengeId: event.params.call, entryId, months: String(months) as never }, json }, { headers: once(form, true) }));
    if (done.ok) redirect(303, `${event.url.pathname}?saved=${of}#look-${of}`);
    return refuse(inForm(of, done.problem), { of, ...typed });
  },
};
