import { newKey } from '#lib/api.ts';
import { handKinds, offerActions } from '#lib/server/offer-desk.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { manages } = await event.parent();
  return { kinds: manages ? await handKinds(event) : [], wanted: event.url.searchParams.get('kind') ?? '', key: newKey() };
};

export const actions: Actions = offerActions;
