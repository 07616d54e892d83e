import { redirect, type RequestEvent } from '@sveltejs/kit';
import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import { shareFields } from '../../../../../../../functions/domain/credential/share-link.ts';
import type { Actions, PageServerLoad } from './$types';

const own = (event: RequestEvent<{ id: string }>) => api(event).results['own-credentials'][':credentialId'];
const named = (event: RequestEvent<{ id: string }>) => ({ param: { credentialId: event.params.id } });

export const load: PageServerLoad = async (event) => {
  const credential = await read(event, own(event).$get(named(event)));
  const shares = credential.hash ? (await read(event, own(event).shares.$get(named(event)))).items : [];
  const placed = credential.hash && !credential.signing ? await read(event, own(event).record.$get(named(event))) : undefined;
  return { credential, shares, leaf: placed?.state === 'recorded' ? placed.index : undefined, key: newKey(), shareKey: newKey() };
};

export const actions: Actions = {
  accept: async (event) => {
    const form = await event.request.formData();
    const name = String(form.get('name') ?? '');
    const done = await attempt(event, own(event).accept.$post({ ...named(event), json: { name } }, { headers: once(form) }));
    if (!done.ok) return refuse(done.problem, { name });
    redirect(303, event.url.pathname);
  },
  decline: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, own(event).decline.$post(named(event), { headers: once(form) }));
    if (!done.ok) return refuse(done.problem);
    redirect(303, event.url.pathname);
  },
  share: async (event) => {
    const form = await event.request.formData();
    const asked = { fields: shareFields.filter((field) => form.getAll('fields').includes(field)), note: String(form.get('note') ?? '') };
    const done = await attempt(event, own(event).shares.$post({ ...named(event), json: asked }, { headers: once(form) }));
    return done.ok ? { address: done.value.address } : refuse(done.problem, asked);
  },
  stop: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, own(event).shares[':shareId'].$delete({ param: { credentialId: event.params.id, shareId: String(form.get('share')) } }));
    return done.ok ? { stopped: true } : refuse(done.problem);
  },
};
