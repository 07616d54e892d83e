import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, readOrWait, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const of = ({ params }: Pick<RequestEvent, 'params'>) => ({ challengeId: params.call, roomId: params.room });
const reminders = (event: Pick<RequestEvent, 'fetch' | 'url'>) => api(event).results.deliberations[':challengeId'][':roomId'].reminders;

/** Everybody has answered, they were reminded just now, or the room is over: that is said here. */
export const load: PageServerLoad = async (event) => {
  const found = await readOrWait(event, reminders(event).$get({ param: of(event) }));
  const { letters, whyNot, version } = found.ok ? found.value : { letters: [], whyNot: found.problem.detail ?? found.problem.title, version: 0 };
  return { room: event.params.room, letters, whyNot, version: `"${version}"`, key: newKey() };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const json = { aliases: form.getAll('judge').map(String) };
    const done = await attempt(event, reminders(event).$post({ param: of(event), json }, { headers: once(form, true) }));
    if (!done.ok) return refuse(done.problem);
    redirect(303, `/run/${event.params.call}/deliberate/${event.params.room}?reminded=${done.value.reminded.length}`);
  },
};
