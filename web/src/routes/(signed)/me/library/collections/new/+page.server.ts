import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, refuse } from '#lib/api.ts';
import { typedIn } from '#lib/server/event-form.ts';
import { askedKeeper } from '#lib/server/own-keeper.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ keeper: (await askedKeeper(event)).name, key: newKey() });

export const actions: Actions = {
  default: async (event) => {
    const { keeper } = await askedKeeper(event);
    const { form, typed } = await typedIn(event);
    const done = await attempt(event, api(event).library.collections.$post({ json: { title: typed['title'] ?? '', about: typed['about'] ?? '', keeper } }, { headers: once(form) }));
    if (!done.ok) return refuse(done.problem, typed);
    redirect(303, `/me/library/collections/${done.value.id}`);
  },
};
