import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, refuse } from '#lib/api.ts';
import { asInForm, hostOf, timesIn, typedIn, wordFaults, wordsIn } from '#lib/server/event-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ host: (await hostOf(event)).name, key: newKey() });

export const actions: Actions = {
  default: async (event) => {
    const { host } = await hostOf(event);
    const { form, typed } = await typedIn(event);
    const wrong = wordFaults(typed);
    if (wrong) return refuse(wrong, typed);
    const done = await attempt(event, api(event).community.events.$post({ json: { ...wordsIn(typed), ...timesIn(typed), host } }, { headers: once(form) }));
    if (!done.ok) return refuse(asInForm(done.problem), typed);
    redirect(303, `/me/events/${done.value.id}`);
  },
};
