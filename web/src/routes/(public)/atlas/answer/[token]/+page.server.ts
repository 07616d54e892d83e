import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import { forPage, typedFacts } from '#lib/server/suggesting.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.setHeaders({ 'cache-control': 'no-store' });
  const asked = await read(event, api(event).atlas['listing-questions'][':token'].$get({ param: { token: event.params.token } }));
  const listing = await read(event, api(event).atlas.listings[':listingId'].$get({ param: { listingId: asked.listing.id } }));
  return { asked, listing, key: newKey() };
};

const answers = ['right', 'changed', 'ended', 'stop'] as const;

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const { facts, typed } = typedFacts(form);
    const as = answers.find((answer) => answer === typed['as']);
    if (!as) return refuse({ title: 'There is a problem', status: 422, code: 'invalid', errors: [{ field: 'as', message: 'Choose one of the answers.' }] }, typed);
    const json = as === 'changed' || as === 'ended' ? { as, facts, note: typed['note'] ?? '' } : { as };
    const done = await attempt(event, api(event).atlas['listing-questions'][':token'].answer.$post({ param: { token: event.params.token }, json }, { headers: once(form) }));
    return done.ok ? { done: as } : refuse(forPage(done.problem), typed);
  },
};
