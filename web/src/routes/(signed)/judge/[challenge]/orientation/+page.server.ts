import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ key: newKey() });

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const challengeId = event.params.challenge;
    if (form.get('read') !== 'yes') {
      const message = 'Tick the box when you have read this page.';
      return refuse({ title: 'One thing is missing', status: 422, code: 'invalid', detail: message, errors: [{ field: 'read', message }] });
    }
    const done = await attempt(event, api(event).judging.judging[':challengeId'].orientation.$post({ param: { challengeId } }, { headers: once(form) }));
    if (!done.ok) return refuse(done.problem);
    redirect(303, done.value.declaredAt ? `/judge/${challengeId}` : `/judge/${challengeId}/conflicts`);
  },
};
