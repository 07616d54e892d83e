import { api, read } from '#lib/api.ts';
import { entryStates } from '../../../../../../../functions/domain/entry/entry.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const asked = event.url.searchParams.get('state');
  const state = entryStates.find((one) => one === asked) ?? 'sent';
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const { items, next } = await read(event, api(event).entries.received[':challengeId'].$get({ param: { challengeId: event.params.call }, query: { state, cursor } }));
  return { entries: items, next, first: cursor === undefined, state };
};
