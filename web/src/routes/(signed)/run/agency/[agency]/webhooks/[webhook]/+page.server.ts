import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, read, readVersioned, refuse, type Problem } from '#lib/api.ts';
import { typedInstant } from '#lib/server/typed-instant.ts';
import { closingInstantOf, instantOf, localOf } from '../../../../../../../../../functions/domain/zone.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const paramOf = ({ agency, webhook }: { agency: string; webhook: string }) => ({ agencyId: agency, webhookId: webhook });
const endpoint = (event: RequestEvent) => api(event).challenges.webhooks[':agencyId'][':webhookId'];
const day = 86_400_000;

export const load: PageServerLoad = async (event) => {
  const param = paramOf(event.params);
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const webhooks = api(event).challenges.webhooks[':agencyId'][':webhookId'];
  const [{ value, version }, { items, next }, { me }] = await Promise.all([readVersioned(event, webhooks.$get({ param })), read(event, webhooks.deliveries.$get({ param, query: { cursor } })), event.parent()]);
  const now = event.platform!.now();
  const window = { from: localOf(new Date(Date.parse(now) - day).toISOString(), me.zone), to: localOf(now, me.zone) };
  return { webhook: value, version, deliveries: items, next, first: cursor === undefined, window, saved: event.url.searchParams.has('saved'), key: newKey() };
};

const typedWindow = (typed: { from: string; to: string }, zone: string): { from: string; to: string } | Problem => {
  const [from, to] = [typedInstant(() => instantOf(typed.from, zone, 'from'), 'from'), typedInstant(() => closingInstantOf(typed.to, zone, 'to'), 'to')];
  if (typeof from !== 'string') return from;
  return typeof to === 'string' ? { from, to } : to;
};

export const actions: Actions = {
  test: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, endpoint(event).test.$post({ param: paramOf(event.params) }, { headers: once(form) }));
    return done.ok ? { tested: done.value.id } : refuse(done.problem);
  },
  again: async (event) => {
    const form = await event.request.formData();
    const typed = { from: String(form.get('from') ?? ''), to: String(form.get('to') ?? ''), which: form.get('which') === 'all' ? ('all' as const) : ('undelivered' as const) };
    const zone = String(form.get('zone') ?? 'UTC');
    const window = typedWindow(typed, zone);
    if ('code' in window) return refuse(window, typed);
    const done = await attempt(event, endpoint(event)['send-again'].$post({ param: paramOf(event.params), json: { ...window, which: typed.which } }, { headers: once(form) }));
    return done.ok ? { again: done.value } : refuse(done.problem, typed);
  },
  secret: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, endpoint(event).secret.$post({ param: paramOf(event.params), json: { atOnce: form.get('atOnce') === 'yes' } }, { headers: once(form, true) }));
    return done.ok ? { secret: done.value.secret, atOnce: form.get('atOnce') === 'yes' } : refuse(done.problem);
  },
  delete: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, endpoint(event).$delete({ param: paramOf(event.params) }, { headers: once(form, true) }));
    if (!done.ok) return refuse(done.problem);
    redirect(303, `/run/agency/${event.params.agency}/webhooks?deleted`);
  },
};
