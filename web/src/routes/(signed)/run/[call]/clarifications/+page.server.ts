import { api, read } from '#lib/api.ts';
import { storedStates } from '../../../../../../../functions/domain/entry/clarification.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const asked = event.url.searchParams.get('state');
  const state = storedStates.find((one) => one === asked) ?? 'waiting';
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const { items, next } = await read(event, api(event).entries.clarifications[':challengeId'].$get({ param: { challengeId: event.params.call }, query: { state, cursor } }));
  return { items, next, state, further: cursor !== undefined };
};
