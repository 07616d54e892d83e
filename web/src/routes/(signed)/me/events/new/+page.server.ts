import { error, redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import { timesIn, typedIn, wordsIn } from '#lib/server/event-form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const hostOf = async (event: Pick<RequestEvent, 'fetch' | 'url'>) => {
  const { items } = await read(event, api(event).community.events.hosts.$get());
  const wanted = event.url.searchParams.get('host');
  return items.find(({ host }) => (host.kind === 'agency' ? host.agencyId : host.groupId) === wanted) ?? error(404, { message: 'There is no such host, or it is not yours.' });
};

export const load: PageServerLoad = async (event) => ({ host: (await hostOf(event)).name, key: newKey() });

export const actions: Actions = {
  default: async (event) => {
    const { host } = await hostOf(event);
    const { form, typed } = await typedIn(event);
    const done = await attempt(event, api(event).community.events.$post({ json: { ...wordsIn(typed), ...timesIn(typed), host } }, { headers: once(form) }));
    if (!done.ok) return refuse(done.problem, typed);
    redirect(303, `/me/events/${done.value.id}`);
  },
};
