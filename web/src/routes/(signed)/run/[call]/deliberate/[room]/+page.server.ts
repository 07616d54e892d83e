import { api, attempt, newKey, once, read, readVersioned, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const of = ({ params }: Pick<RequestEvent, 'params'>) => ({ challengeId: params.call, roomId: params.room });
const rooms = (event: Pick<RequestEvent, 'fetch' | 'url'>) => api(event).judging.deliberations[':challengeId'][':roomId'];

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const [{ value: room, version }, thread] = await Promise.all([readVersioned(event, rooms(event).$get({ param: of(event) })), read(event, rooms(event).posts.$get({ param: of(event), query: { cursor } }))]);
  return { room, version, posts: thread.items, next: thread.next, first: cursor !== undefined, opened: event.url.searchParams.has('opened'), key: newKey() };
};

export const actions: Actions = {
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
