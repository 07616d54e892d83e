import { api, read, readOrWait } from '#lib/api.ts';
import { keepUntil } from '#lib/server/keep.ts';
import type { PageServerLoad } from './$types';

const indexIn = (text: string | null): string | undefined => (text && /^[0-9]{1,15}$/.test(text) ? text : undefined);

/** The log as it stands, and its newest leaves or those before one. */
export const load: PageServerLoad = async (event) => {
  const { record } = api(event).challenges;
  const before = indexIn(event.url.searchParams.get('before'));
  const [head, page] = await Promise.all([readOrWait(event, record.$get()), read(event, record.leaves.$get({ query: before ? { before } : {} }))]);
  keepUntil(event);
  return { head: head.ok ? head.value : undefined, leaves: page.items, next: page.next, before };
};
