import { redirect, type RequestEvent } from '@sveltejs/kit';
import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import { answersOf, typedConditions } from '#lib/conditions-form.ts';
import type { Actions, PageServerLoad } from './$types';

const mine = (event: RequestEvent, challengeId: string) => read(event, api(event).entries.registrations[':challengeId'].eligibility.$get({ param: { challengeId } }));
const ours = (event: RequestEvent, entryId: string) => read(event, api(event).entries.entries[':entryId'].eligibility.$get({ param: { entryId } }));

export const load: PageServerLoad = async (event) => {
  const { own, base, challenge, registration } = await event.parent();
  if (!registration) redirect(303, base);
  const [me, team] = await Promise.all([mine(event, challenge.id), own && ours(event, own.entry.id)]);
  return { key: newKey(), mine: me, team, saved: event.url.searchParams.get('saved') };
};

const back = (event: RequestEvent, saved: string): never => {
  const entry = event.url.searchParams.get('entry');
  redirect(303, `${event.url.pathname}?saved=${saved}${entry ? `&entry=${entry}` : ''}`);
};

export const actions: Actions = {
  me: async (event) => {
    const form = await event.request.formData();
    const typed = typedConditions(form);
    const challengeId = String(form.get('_challenge'));
    const { questions } = await mine(event, challengeId);
    const done = await attempt(event, api(event).entries.registrations[':challengeId'].eligibility.$put({ param: { challengeId }, json: { answers: answersOf(questions, typed) } }, { headers: once(form, true) }));
    return done.ok ? back(event, 'me') : refuse(done.problem, { of: 'me', typed });
  },
  entry: async (event) => {
    const form = await event.request.formData();
    const typed = typedConditions(form);
    const entryId = String(form.get('_entry'));
    const { entry } = await ours(event, entryId);
    const done = await attempt(event, api(event).entries.entries[':entryId'].eligibility.$put({ param: { entryId }, json: { answers: answersOf(entry.questions, typed) } }, { headers: once(form, true) }));
    return done.ok ? back(event, 'entry') : refuse(done.problem, { of: 'entry', typed });
  },
};
