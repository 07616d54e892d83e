import { factNames, type FactName } from '../../../../../../../functions/domain/listing/fact-names.ts';
import { api, read } from '#lib/api.ts';
import { openForm, sendSuggestion } from '#lib/server/suggesting.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const listing = await read(event, api(event).atlas.listings[':listingId'].$get({ param: { listingId: event.params.id } }));
  const asked = event.url.searchParams.get('fact') as FactName | null;
  return { listing, fact: asked && factNames.includes(asked) ? asked : ('status' as FactName), ...(await openForm(event)) };
};

export const actions: Actions = { default: async (event) => sendSuggestion(event, event.params.id) };
