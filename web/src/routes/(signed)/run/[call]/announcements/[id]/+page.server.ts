import { api, attempt, newKey, once, read, readVersioned, refuse } from '#lib/api.ts';
import { announcementWords, typedAnnouncement } from '#lib/server/announcement-form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const deskOf = (event: RequestEvent) => api(event).voice['announcement-desk'][':challengeId'].announcements[':announcementId'];
const paramOf = ({ params }: Pick<RequestEvent, 'params'>) => ({ challengeId: params.call, announcementId: params.id });

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const desk = api(event).voice['announcement-desk'][':challengeId'].announcements[':announcementId'];
  const [{ value: announcement, version }, recipients] = await Promise.all([readVersioned(event, desk.$get({ param: paramOf(event) })), read(event, desk.recipients.$get({ param: paramOf(event), query: cursor ? { cursor } : {} }))]);
  return { announcement, version, recipients, further: cursor !== undefined, key: newKey() };
};

export const actions: Actions = {
  change: async (event) => {
    const form = await event.request.formData();
    const typed = typedAnnouncement(form);
    const words = announcementWords(typed);
    if ('refused' in words) return words.refused;
    const done = await attempt(event, deskOf(event).$put({ param: paramOf(event), json: words.json }, { headers: once(form, true) }));
    return done.ok ? { done: 'The announcement is saved.' } : refuse(done.problem, typed);
  },
  list: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, deskOf(event).list.$post({ param: paramOf(event) }, { headers: once(form, true) }));
    return done.ok ? { asked: true } : refuse(done.problem);
  },
  send: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, deskOf(event).send.$post({ param: paramOf(event) }, { headers: once(form, true) }));
    return done.ok ? { asked: true } : refuse(done.problem);
  },
};
