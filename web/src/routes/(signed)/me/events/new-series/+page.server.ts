import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, refuse } from '#lib/api.ts';
import { asInForm, hostOf, typedIn, wordFaults, wordsIn } from '#lib/server/event-form.ts';
import { mostOccurrences, nthOf, occurrencesOf, type Rule } from '../../../../../../../functions/domain/event/recurrence.ts';
import { Refusal } from '../../../../../../../functions/domain/refusal.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const ruleIn = (every: string, first: string): Rule => (every === 'month' ? { every: 'month', nth: nthOf(first || '2027-01-01') } : { every: 'weeks', weeks: Number(every) || 2 });

export const load: PageServerLoad = async (event) => ({ host: (await hostOf(event)).name, query: `&host=${encodeURIComponent(event.url.searchParams.get('host') ?? '')}`, key: newKey() });

const asked = async (event: RequestEvent) => {
  const { form, typed } = await typedIn(event);
  const { talksUntil: _t, ...words } = wordsIn(typed);
  const first = (typed['first'] ?? '').slice(0, 16);
  return { form, typed, words, first, zone: typed['zone'] ?? '', minutes: Number(typed['minutes']), rule: ruleIn(typed['every'] ?? '', first), count: Number(typed['count']) };
};

type Fault = { field: string; message: string };
/** The dates as they would be made, or what is the matter with when they are. */
const datesOf = ({ first, zone, rule, count, minutes }: Awaited<ReturnType<typeof asked>>): { dates: { at: string; zone: string }[]; wrong: Fault[] } => {
  const wrong = [
    ...(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(first) ? [] : [{ field: 'first', message: 'Give the day and the time of the first date, such as January 12, 2027, 12:00 p.m.' }]),
    ...(Number.isInteger(minutes) && minutes >= 5 ? [] : [{ field: 'minutes', message: 'Plan at least 5 minutes, as a whole number.' }]),
    ...(Number.isInteger(count) && count >= 2 && count <= mostOccurrences ? [] : [{ field: 'count', message: count < 2 ? 'A series has at least 2 events.' : `A series has at most ${mostOccurrences} events, a whole number. Make another after it.` }]),
  ];
  if (wrong.length > 0) return { dates: [], wrong };
  try {
    return { dates: occurrencesOf(first, zone, rule, { count, minutes }).map(({ startsAt }) => ({ at: startsAt, zone })), wrong };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { dates: [], wrong: error.faults };
  }
};

export const actions: Actions = {
  /** The dates, before anybody else sees them. */
  look: async (event) => {
    await hostOf(event);
    const wanted = await asked(event);
    const { dates, wrong } = datesOf(wanted);
    const problem = wordFaults(wanted.typed, wrong);
    return problem ? refuse(problem, wanted.typed) : { dates, values: wanted.typed };
  },
  make: async (event) => {
    const { host } = await hostOf(event);
    const wanted = await asked(event);
    const { form, typed, words, first, zone, minutes, rule, count } = wanted;
    const problem = wordFaults(typed, datesOf(wanted).wrong);
    if (problem) return refuse(problem, typed);
    const done = await attempt(event, api(event).community['event-series'].$post({ json: { ...words, host, zone, first, minutes, rule, count } }, { headers: once(form) }));
    if (!done.ok) return refuse(asInForm(done.problem), typed);
    redirect(303, `/events/series/${done.value.id}`);
  },
};
