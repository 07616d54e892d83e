import { api, read } from '#lib/api.ts';
import { keepUntil } from '#lib/server/keep.ts';
import type { PageServerLoad } from './$types';

const shown = 5;

export const load: PageServerLoad = async (event) => {
  const { challenges } = api(event).challenges;
  const { community, atlas } = api(event);
  const [open, results, events, listings] = await Promise.all([
    read(event, challenges.$get({ query: { status: 'open' } })),
    read(event, challenges.$get({ query: { status: 'results' } })),
    read(event, community.events.$get({ query: {} })),
    read(event, atlas.atlas.$get({ query: { sort: 'newest', size: '3' } })),
  ]);
  keepUntil(event, open.until);
  return {
    open: open.items.slice(0, shown),
    openTotal: open.total,
    upcoming: open.counts.upcoming,
    results: results.items.slice(0, 3),
    digest: open.items[0]?.rulesHash || results.items[0]?.rulesHash,
    event: events.items[0],
    listings: listings.items.slice(0, 3),
    now: open.at,
  };
};
