import { api, newKey, read } from '#lib/api.ts';
import { askedOfDesk, decisions } from '#lib/server/comment-desk.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { which, cursor } = askedOfDesk(event.url);
  const { items, next } = await read(event, api(event).voice['comment-desk'].$get({ query: { which, cursor } }));
  return { which, items, next, further: cursor !== undefined, key: newKey() };
};

export const actions = decisions;
