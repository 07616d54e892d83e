import { api, read } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const { operator } = api(event).accounts;
  const [{ items, next }, lost] = await Promise.all([read(event, operator.mails.$get({ query: { cursor } })), read(event, operator['unsettled-mails'].$get({ query: {} }))]);
  return { letters: items, next, first: cursor === undefined, lost: lost.items };
};
