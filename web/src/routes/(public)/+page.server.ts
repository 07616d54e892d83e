import { api, read } from '#lib/api.ts';
import { keepUntil } from '#lib/server/keep.ts';
import type { PageServerLoad } from './$types';

const shown = 5;

export const load: PageServerLoad = async (event) => {
  const { challenges } = api(event).challenges;
  const [open, results] = await Promise.all([
    read(event, challenges.$get({ query: { status: 'open' } })),
    read(event, challenges.$get({ query: { status: 'results' } })),
  ]);
  keepUntil(event, open.until);
  return {
    open: open.items.slice(0, shown),
    openTotal: open.total,
    upcoming: open.counts.upcoming,
    results: results.items.slice(0, 3),
    digest: open.items[0]?.rulesHash || results.items[0]?.rulesHash,
    now: open.at,
  };
};
