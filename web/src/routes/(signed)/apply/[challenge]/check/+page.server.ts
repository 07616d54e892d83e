import { fail, redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import type { Answers } from '../../../../../../../functions/domain/entry/entry.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { own, base, open } = await event.parent();
  if (!own) redirect(303, `${base}?choose=1`);
  const param = { entryId: own.entry.id };
  const entry = api(event).entries.entries[':entryId'];
  const [check, sent] = await Promise.all([
    open ? read(event, entry.check.$get({ param })) : { faults: [] },
    own.entry.sentVersion > 0 ? read(event, entry.sent.$get({ param, query: {} })) : undefined,
  ]);
  const inDraft = Object.fromEntries(own.drafts.map((draft) => [draft.section, draft.answers]));
  const inSent = Object.fromEntries((sent?.sections ?? []).map((one) => [one.section, one.answers]));
  const answers: Record<string, Answers> = open || !sent ? inDraft : inSent;
  return { key: newKey(), faults: check.faults, answers, inSent: sent && inSent, last: sent?.versions[0] };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    if (!form.has('statement')) {
      const errors = [{ field: 'statement', message: 'Tick the statement before you send.' }];
      return fail(422, { problem: { title: 'There is a problem', status: 422, code: 'invalid', errors }, faults: { statement: errors[0]!.message } as Record<string, string>, values: {} });
    }
    const done = await attempt(event, api(event).entries.entries[':entryId'].send.$post({ param: { entryId: String(form.get('_entry')) } }, { headers: once(form, true) }));
    if (!done.ok) return refuse(done.problem);
    const entry = event.url.searchParams.get('entry');
    redirect(303, `/apply/${event.params.challenge}/sent${entry ? `?entry=${entry}` : ''}`);
  },
};
