import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, read, readVersioned, refuse } from '#lib/api.ts';
import { typedInstant } from '#lib/server/typed-instant.ts';
import { closingInstantOf } from '../../../../../../../../functions/domain/zone.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const of = ({ params }: Pick<RequestEvent, 'params'>) => ({ challengeId: params.call, roomId: params.room });
const rooms = (event: Pick<RequestEvent, 'fetch' | 'url'>) => api(event).results.deliberations[':challengeId'][':roomId'];

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const [{ value: room, version }, thread] = await Promise.all([readVersioned(event, rooms(event).$get({ param: of(event) })), read(event, rooms(event).posts.$get({ param: of(event), query: { cursor } }))]);
  return { room, version, posts: thread.items, next: thread.next, first: cursor !== undefined, opened: event.url.searchParams.has('opened'), reminded: Number(event.url.searchParams.get('reminded') ?? 0), wrote: event.url.searchParams.has('wrote'), key: newKey() };
};

export const actions: Actions = {
  write: async (event) => {
    const form = await event.request.formData();
    const json = { text: String(form.get('text') ?? '').trim() };
    const done = await attempt(event, rooms(event).posts.$post({ param: of(event), json }, { headers: once(form) }));
    if (!done.ok) return refuse(done.problem, { message: json.text });
    redirect(303, `/run/${event.params.call}/deliberate/${event.params.room}?wrote#thread`);
  },
  extend: async (event) => {
    const form = await event.request.formData();
    const typed = { endsAt: String(form.get('endsAt') ?? '').trim() };
    const call = await attempt(event, api(event).challenges.calls[':id'].$get({ param: { id: event.params.call } }));
    if (!call.ok) return refuse(call.problem, typed);
    const endsAt = typedInstant(() => closingInstantOf(typed.endsAt, call.value.challenge.zone, 'endsAt'), 'endsAt');
    if (typeof endsAt !== 'string') return refuse(endsAt, typed);
    const done = await attempt(event, rooms(event).extend.$post({ param: of(event), json: { endsAt } }, { headers: once(form, true) }));
    return done.ok ? { done: 'extended' as const } : refuse(done.problem, typed);
  },
  close: async (event) => {
    const form = await event.request.formData();
    const json = { reason: String(form.get('reason') ?? '').trim() };
    const done = await attempt(event, rooms(event).close.$post({ param: of(event), json }, { headers: once(form, true) }));
    return done.ok ? { done: 'closed' as const } : refuse(done.problem, json);
  },
  minutes: async (event) => {
    const form = await event.request.formData();
    const json = { text: String(form.get('text') ?? '').trim() };
    const done = await attempt(event, rooms(event).minutes.$put({ param: of(event), json }, { headers: once(form, true) }));
    return done.ok ? { done: 'minutes' as const } : refuse(done.problem, json);
  },
};
