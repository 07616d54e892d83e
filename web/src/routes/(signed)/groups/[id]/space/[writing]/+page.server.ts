import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, read, readVersioned, refuse } from '#lib/api.ts';
import { markdown } from '#lib/server/markdown.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const space = (event: Pick<RequestEvent, 'fetch' | 'url'>) => api(event).community.groups[':groupId'].space;
const paramOf = ({ params }: { params: { id: string; writing: string } }) => ({ groupId: params.id, writingId: params.writing });

export const load: PageServerLoad = async (event) => {
  const [room, { value, version }] = await Promise.all([read(event, space(event).$get({ param: { groupId: event.params.id } })), readVersioned(event, space(event).writings[':writingId'].$get({ param: paramOf(event) }))]);
  return { groupId: event.params.id, groupName: room.groupName, writing: value, version, html: markdown(value.text, { under: 1 }), key: newKey() };
};

export const actions: Actions = {
  change: async (event) => {
    const form = await event.request.formData();
    const typed = { title: String(form.get('title') ?? ''), text: String(form.get('text') ?? '') };
    const done = await attempt(event, space(event).writings[':writingId'].$put({ param: paramOf(event), json: typed }, { headers: once(form, true) }));
    return done.ok ? { done: 'Saved.' } : refuse(done.problem, typed);
  },
  down: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, space(event).writings[':writingId']['take-down'].$post({ param: paramOf(event), json: { reason: String(form.get('reason') ?? '') } }, { headers: once(form, true) }));
    return done.ok ? redirect(303, `/groups/${event.params.id}/space`) : refuse(done.problem, { reason: String(form.get('reason') ?? '') });
  },
};
