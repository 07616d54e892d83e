import { redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

const paramOf = (event: { params: { call: string; entry: string } }) => ({ challengeId: event.params.call, entryId: event.params.entry });
const text = (form: FormData, name: string) => String(form.get(name) ?? '').trim();

export const load: PageServerLoad = async (event) => {
  const asked = await read(event, api(event).entries.clarifications[':challengeId'][':entryId'].$get({ param: paramOf(event) }));
  return { asked: { ...asked, items: asked.items.map((one) => ({ ...one, key: newKey() })) }, entryId: event.params.entry, key: newKey(), said: event.url.searchParams.get('said') };
};

const here = (event: { url: URL }, said: string): never => redirect(303, `${event.url.pathname}?said=${said}`);

export const actions: Actions = {
  ask: async (event) => {
    const form = await event.request.formData();
    const typed = { of: 'ask', question: text(form, 'question'), due: text(form, 'due') };
    const done = await attempt(event, api(event).entries.clarifications[':challengeId'][':entryId'].$post({ param: paramOf(event), json: { question: typed.question, due: typed.due } }, { headers: once(form) }));
    return done.ok ? here(event, 'asked') : refuse(done.problem, typed);
  },
  withdraw: async (event) => {
    const form = await event.request.formData();
    const id = text(form, 'id');
    const done = await attempt(event, api(event).entries.clarifications[':challengeId'][':entryId'][':id'].withdraw.$post({ param: { ...paramOf(event), id } }, { headers: once(form, true) }));
    return done.ok ? here(event, 'withdrawn') : refuse(done.problem, { of: id });
  },
  file: async (event) => {
    const form = await event.request.formData();
    const typed = { of: text(form, 'id'), judges: text(form, 'judges'), blindSafe: form.get('blindSafe') === 'yes' };
    const done = await attempt(event, api(event).entries.clarifications[':challengeId'][':entryId'][':id'].file.$post({ param: { ...paramOf(event), id: typed.of }, json: { judges: typed.judges === 'yes', blindSafe: typed.blindSafe } }, { headers: once(form, true) }));
    return done.ok ? here(event, 'filed') : refuse(done.problem, typed);
  },
};
