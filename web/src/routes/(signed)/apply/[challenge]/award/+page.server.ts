import { redirect } from '@sveltejs/kit';
import { centsOf } from '#lib/authoring/section-reader.ts';
import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { own, base } = await event.parent();
  if (!own) redirect(303, `${base}?choose=1`);
  const { award, ended } = await read(event, api(event).results.prizes[':entryId'].$get({ param: { entryId: own.entry.id } }));
  if (!award && ended.length === 0) redirect(303, `${base}?entry=${own.entry.id}`);
  return { award, ended, key: newKey() };
};

/** What was typed for each member; empty fields say nothing. */
const sharesIn = (form: FormData) => [...form].flatMap(([name, value]) => (name.startsWith('share-') && String(value).trim() !== '' ? [{ personId: name.slice('share-'.length), typed: String(value).trim() }] : []));

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const taken = form.get('taken') === 'yes';
    const reason = String(form.get('reason') ?? '').trim();
    const shares = taken ? sharesIn(form) : [];
    const done = await attempt(event, api(event).results.prizes[':entryId'].answer.$post({ param: { entryId: String(form.get('_entry')) }, json: { taken, reason: taken ? '' : reason, shares: shares.map(({ personId, typed }) => ({ personId, cents: centsOf(typed) ?? (typed as never) })) } }, { headers: once(form, true) }));
    if (done.ok) return { answered: taken };
    const errors = done.problem.errors?.map(({ field, message }) => ({ field: field.startsWith('shares.') ? `share-${shares[Number(field.split('.')[1])]?.personId}` : field, message }));
    return refuse({ ...done.problem, ...(errors ? { errors } : {}) }, { reason, ...Object.fromEntries(shares.map(({ personId, typed }) => [`share-${personId}`, typed])) });
  },
};
