import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import { markdown } from '#lib/server/markdown.ts';
import { strongLabels } from '../../../../../../../functions/domain/judging/evaluation/feedback-parts.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { own, base } = await event.parent();
  if (!own) redirect(303, `${base}?choose=1`);
  const param = { entryId: own.entry.id };
  const [{ outcome }, { showing }] = await Promise.all([read(event, api(event).results.outcomes[':entryId'].$get({ param })), read(event, api(event).voice.showings[':entryId'].$get({ param }))]);
  return { showing, key: newKey(), outcome: outcome && { ...outcome, reason: markdown(outcome.reason), feedback: markdown(strongLabels(outcome.feedback)) } };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const shown = form.get('shown') === 'yes';
    const done = await attempt(event, api(event).voice.showings[':entryId'].$put({ param: { entryId: String(form.get('entry')) }, json: { shown } }, { headers: once(form, true) }));
    return done.ok ? { said: shown ? 'Your team shows this entry.' : 'Your team keeps this entry back.' } : refuse(done.problem);
  },
};
