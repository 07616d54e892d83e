import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, refuse } from '#lib/api.ts';
import { hostOf, typedIn, wordsIn } from '#lib/server/event-form.ts';
import { nthOf, type Rule } from '../../../../../../../functions/domain/event/recurrence.ts';
import type { Actions, PageServerLoad } from './$types';

const ruleIn = (every: string, first: string): Rule => (every === 'month' ? { every: 'month', nth: nthOf(first || '2027-01-01') } : { every: 'weeks', weeks: Number(every) || 2 });

export const load: PageServerLoad = async (event) => ({ host: (await hostOf(event)).name, key: newKey() });

export const actions: Actions = {
  default: async (event) => {
    const { host } = await hostOf(event);
    const { form, typed } = await typedIn(event);
    const { talksUntil: _t, ...words } = wordsIn(typed);
    const first = (typed['first'] ?? '').slice(0, 16);
    const json = { ...words, host, zone: typed['zone'] ?? '', first, minutes: Number(typed['minutes']), rule: ruleIn(typed['every'] ?? '', first), count: Number(typed['count']) };
    const done = await attempt(event, api(event).community['event-series'].$post({ json }, { headers: once(form) }));
    if (!done.ok) return refuse(done.problem, typed);
    redirect(303, `/events/series/${done.value.id}`);
  },
};
