import { api, attempt, newKey, once, read, readVersioned, refuse, type Attempt } from '#lib/api.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const membership = (event: Pick<RequestEvent, 'fetch' | 'url'>) => api(event).community.groups[':groupId'];

export const load: PageServerLoad = async (event) => {
  const param = { groupId: event.params.id };
  const [group, place] = await Promise.all([read(event, membership(event).$get({ param })), readVersioned(event, membership(event).membership.$get({ param }))]);
  return { group: { id: group.id, name: group.name, joining: group.joining, ended: group.ended !== undefined }, place: place.value, version: place.version, key: newKey() };
};

const said = (done: Attempt<unknown>, words: string, typed: Record<string, string>) => (done.ok ? { done: words } : refuse(done.problem, typed));

export const actions: Actions = {
  join: async (event) => {
    const form = await event.request.formData();
    const note = String(form.get('note') ?? '');
    const done = await attempt(event, membership(event).join.$post({ param: { groupId: event.params.id }, json: { note, named: form.get('named') === 'yes' } }, { headers: once(form) }));
    return said(done, done.ok && done.value.joined ? 'You are a member now.' : 'Asked. A chair answers by letter.', { note });
  },
  leave: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, membership(event).leave.$post({ param: { groupId: event.params.id } }, { headers: once(form) }));
    return said(done, 'Done. You are not in this group, and do not ask to join it.', {});
  },
  name: async (event) => {
    const form = await event.request.formData();
    const named = form.get('named') === 'yes';
    const done = await attempt(event, membership(event).membership.$put({ param: { groupId: event.params.id }, json: { named } }, { headers: once(form, true) }));
    return said(done, named ? 'Everybody can read that you are a member.' : 'Only members read your name.', {});
  },
};
