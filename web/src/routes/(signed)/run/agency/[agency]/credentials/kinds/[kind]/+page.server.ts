import { error, redirect } from '@sveltejs/kit';
import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import { bases, type Basis } from '../../../../../../../../../../functions/domain/credential/basis.ts';
import type { Actions, PageServerLoad } from './$types';

/** One kind as it is now, or a form for another. */
export const load: PageServerLoad = async (event) => {
  const { manages } = await event.parent();
  const { items } = await read(event, api(event).results['credential-kinds'][':agencyId'].$get({ param: { agencyId: event.params.agency } }));
  const kind = items.find(({ id }) => id === event.params.kind);
  if (!kind && (event.params.kind !== 'new' || !manages)) error(404, { message: 'There is no such kind of credential.' });
  return { kind, version: kind && `"${kind.version}"`, key: newKey() };
};

const typedIn = (form: FormData) => {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  return { basis: text('basis'), name: text('name'), description: text('description'), criteria: text('criteria'), months: text('months'), renewable: form.has('renewable'), retired: form.has('retired') };
};

export const actions: Actions = {
  save: async (event) => {
    const form = await event.request.formData();
    const typed = typedIn(form);
    const { basis, name, description, criteria, months, renewable, retired } = typed;
    const words = { name, description, criteria, months: months === '' ? undefined : Number(months), renewable };
    const { agency: agencyId, kind: kindId } = event.params;
    const kinds = api(event).results['credential-kinds'][':agencyId'];
    if (kindId === 'new' && !bases.some((one) => one === basis)) {
      return refuse({ title: 'There is a problem', status: 422, code: 'invalid', errors: [{ field: 'basis', message: 'Say whom it is for.' }] }, typed);
    }
    const done = kindId === 'new'
      ? await attempt(event, kinds.$post({ param: { agencyId }, json: { basis: basis as Basis, ...words } }, { headers: once(form) }))
      : await attempt(event, kinds[':kindId'].$put({ param: { agencyId, kindId }, json: { ...words, retired } }, { headers: once(form, true) }));
    if (!done.ok) return refuse(done.problem, typed);
    redirect(303, `/run/agency/${agencyId}/credentials/kinds?saved=${done.value.id}`);
  },
};
