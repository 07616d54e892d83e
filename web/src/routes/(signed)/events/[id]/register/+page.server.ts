import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const param = { eventId: event.params.id };
  const { me } = await event.parent();
  const one = api(event).community.events[':eventId'];
  const [shown, place] = await Promise.all([read(event, one.$get({ param })), read(event, one.registration.$get({ param }))]);
  return { shown, place, name: me.name, key: newKey() };
};

type Sector = 'government' | 'business' | 'nonprofit' | 'academia' | 'other';

export const actions: Actions = {
  register: async (event) => {
    const form = await event.request.formData();
    const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value).trim()]));
    const { name = '', organization = '', sector = '', access = '' } = typed;
    const json = { name, organization, sector: sector as Sector, access, counted: typed['counted'] === 'yes' };
    const done = await attempt(event, api(event).community.events[':eventId'].registration.$post({ param: { eventId: event.params.id }, json }, { headers: once(form) }));
    return done.ok ? { done: done.value.state === 'seated' ? 'You have a seat. We wrote to you.' : 'You are on the waiting list. We wrote to you.' } : refuse(done.problem, typed);
  },
  leave: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, api(event).community.events[':eventId'].leave.$post({ param: { eventId: event.params.id } }, { headers: once(form) }));
    return done.ok ? { done: 'You gave your place up. What you told us about it is gone.' } : refuse(done.problem);
  },
};
