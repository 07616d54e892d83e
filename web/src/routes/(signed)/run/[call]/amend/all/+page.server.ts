import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, refuse } from '#lib/api.ts';
import { mostMinutes } from '../../../../../../../../functions/domain/call/most-minutes.ts';
import type { Actions, PageServerLoad } from './$types';

const whole = /^\d{1,4}$/;
/** Undefined where it is no amount: the page says so beside the fields. */
const amountOf = ({ hours, minutes }: { hours: string; minutes: string }): number | undefined => {
  if (![hours, minutes].every((part) => part === '' || whole.test(part))) return undefined;
  const all = Number(hours) * 60 + Number(minutes);
  return all >= 1 && all <= mostMinutes ? all : undefined;
};
const noAmount = { title: 'The amount needs a change', status: 422, code: 'invalid', errors: [{ field: 'hours', message: 'Give whole hours and minutes: at least one minute, and at most 30 days (720 hours).' }] };

export const load: PageServerLoad = async (event) => {
  const { challenge } = await event.parent();
  if (challenge.approval !== 'approved') redirect(303, `/run/${challenge.id}/edit`);
  const query = event.url.searchParams;
  const asked = { hours: (query.get('hours') ?? '').trim(), minutes: (query.get('minutes') ?? '').trim() };
  const key = newKey();
  if (!asked.hours && !asked.minutes) return { asked, key };
  const amount = amountOf(asked);
  if (amount === undefined) return { asked, key, problem: noAmount };
  const seen = await attempt(event, api(event).challenges.calls[':id']['extend-all'].$get({ param: { id: challenge.id }, query: { minutes: String(amount) } }));
  return seen.ok ? { asked, key, preview: seen.value, version: seen.version } : { asked, key, problem: seen.problem };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const typed = { hours: text('hours'), minutes: text('minutes'), reason: text('reason') };
    const amount = amountOf(typed);
    if (amount === undefined) return refuse(noAmount, typed);
    const done = await attempt(event, api(event).challenges.calls[':id']['extend-all'].$post({ param: { id: event.params.call }, json: { minutes: amount, reason: typed.reason } }, { headers: once(form, true) }));
    return done.ok ? { done: true as const, slug: done.value.slug } : refuse(done.problem, typed);
  },
};
