import { api, read, readOrWait } from '#lib/api.ts';
import { keepUntil } from '#lib/server/keep.ts';
import type { PageServerLoad } from './$types';

const indexIn = (text: string | null): string | undefined => (text && /^[0-9]{1,15}$/.test(text) ? text : undefined);

/** The log as it stands, and its newest leaves or those before one; what is no number is answered with the newest, and said. */
export const load: PageServerLoad = async (event) => {
  const { record } = api(event).challenges;
  const asked = event.url.searchParams.get('before');
  const before = indexIn(asked);
  const [head, page] = await Promise.all([readOrWait(event, record.$get()), read(event, record.leaves.$get({ query: before ? { before } : {} }))]);
  keepUntil(event);
  return { head: head.ok ? head.value : undefined, leaves: page.items, next: page.next, before, unknown: before === undefined && asked ? asked.slice(0, 40) : undefined };
};
