import { redirect, type RequestEvent } from '@sveltejs/kit';
import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

const paramOf = (event: { params: { call: string; entry: string } }) => ({ challengeId: event.params.call, entryId: event.params.entry });
const text = (form: FormData, name: string) => String(form.get(name) ?? '').trim();

export const load: PageServerLoad = async (event) => {
  const param = paramOf(event);
  const { roles } = await event.parent();
  const { screening, title } = await read(event, api(event).entries.screenings[':challengeId'][':entryId'].$get({ param }));
  const manager = roles.includes('manager');
  const [received, eligibility] = await Promise.all([
    manager ? read(event, api(event).entries.received[':challengeId'][':entryId'].$get({ param })) : undefined,
    manager ? read(event, api(event).entries.received[':challengeId'][':entryId'].eligibility.$get({ param })) : undefined,
  ]);
  return { title, received, eligibility, screening, entryId: event.params.entry, manager, key: newKey(), said: event.url.searchParams.has('said') };
};

const next = async (event: RequestEvent<{ call: string; entry: string }>): Promise<never> => redirect(303, `${event.url.pathname}?said`);

export const actions: Actions = {
  screen: async (event) => {
    const form = await event.request.formData();
    const typed = { of: 'screen', reason: text(form, 'reason') };
    const outcome = form.get('outcome') === 'exclude' ? ('exclude' as const) : ('eligible' as const);
    const done = await attempt(event, api(event).entries.screenings[':challengeId'][':entryId'].$put({ param: paramOf(event), json: { outcome, reason: typed.reason } }, { headers: once(form, true) }));
    return done.ok ? next(event) : refuse(done.problem, typed);
  },
  confirm: async (event) => {
    const form = await event.request.formData();
    const typed = { of: 'confirm', reason: text(form, 'reason') };
    const done = await attempt(event, api(event).entries.screenings[':challengeId'][':entryId'].confirm.$post({ param: paramOf(event), json: { agreed: form.get('agreed') === 'yes', reason: typed.reason } }, { headers: once(form, true) }));
    return done.ok ? next(event) : refuse(done.problem, typed);
  },
  appeal: async (event) => {
    const form = await event.request.formData();
    const typed = { of: 'appeal', reason: text(form, 'reason') };
    const done = await attempt(event, api(event).entries.screenings[':challengeId'][':entryId'].appeal.$post({ param: paramOf(event), json: { reinstated: form.get('reinstated') === 'yes', reason: typed.reason } }, { headers: once(form, true) }));
    return done.ok ? next(event) : refuse(done.problem, typed);
  },
};
