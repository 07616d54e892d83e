import { api, attempt, newKey, once, readVersioned, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { value, version } = await readVersioned(event, api(event).atlas.listings[':listingId'].owner.$get({ param: { listingId: event.params.id } }));
  return { ...value, version, key: newKey() };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const email = String(form.get('email') ?? '').trim();
    const done = await attempt(event, api(event).atlas.listings[':listingId'].owner.$put({ param: { listingId: event.params.id }, json: { email } }, { headers: once(form, true) }));
    return done.ok ? { saved: email !== '' } : refuse(done.problem, { email });
  },
};
