import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, refuse } from '#lib/api.ts';
import { announcementWords, typedAnnouncement } from '#lib/server/announcement-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ key: newKey() });

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const typed = typedAnnouncement(form);
    const words = announcementWords(typed);
    if ('refused' in words) return words.refused;
    const done = await attempt(event, api(event).voice['announcement-desk'][':challengeId'].$post({ param: { challengeId: event.params.call }, json: words.json }, { headers: once(form) }));
    if (!done.ok) return refuse(done.problem, typed);
    redirect(303, `/run/${event.params.call}/announcements/${done.value.id}`);
  },
};
