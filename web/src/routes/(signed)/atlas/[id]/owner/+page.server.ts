import { api, attempt, newKey, once, read, readVersioned, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const param = { listingId: event.params.id };
  const one = api(event).atlas.listings[':listingId'];
  const asked = await attempt(event, one.owner.$get({ param }));
  // the address of this page stands on a public one: whoever it does not serve is told what they can do
  if (!asked.ok && asked.problem.status === 403) {
    const { id, facts, archived, mergedInto } = await read(event, one.$get({ param }));
    return { serves: false as const, listing: { id, title: facts.title.value }, listed: !archived && !mergedInto };
  }
  const { value, version } = await readVersioned(event, one.owner.$get({ param }));
  return { serves: true as const, ...value, version, key: newKey() };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const email = String(form.get('email') ?? '').trim();
    const done = await attempt(event, api(event).atlas.listings[':listingId'].owner.$put({ param: { listingId: event.params.id }, json: { email } }, { headers: once(form, true) }));
    return done.ok ? { saved: email !== '' } : refuse(done.problem, { email });
  },
};
