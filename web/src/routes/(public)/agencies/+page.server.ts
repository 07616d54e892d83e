import { api, read } from '#lib/api.ts';
import { keepUntil } from '#lib/server/keep.ts';
import type { PageServerLoad } from './$types';

/** Who posts challenges here, who is listed with some, or the whole tree from its top. */
export const load: PageServerLoad = async (event) => {
  const whole = event.url.searchParams.get('show') === 'all';
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const { agencies, challenges } = api(event).challenges;
  const [page, catalogue] = await Promise.all([
    read(event, agencies.$get({ query: { ...(whole ? { under: 'top' as const } : {}), ...(cursor ? { cursor } : {}) } })),
    read(event, challenges.$get({ query: { status: 'all' } })),
  ]);
  keepUntil(event, catalogue.until);
  return { whole, items: page.items, next: page.next, first: !cursor, counts: Object.fromEntries(catalogue.agencies.map(({ id, count }) => [id, count])), posting: catalogue.agencies };
};
