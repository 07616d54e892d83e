import { api, read } from '#lib/api.ts';
import { keepUntil } from '#lib/server/keep.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { community } = api(event);
  const whose = event.params.id;
  const [series, coming, past] = await Promise.all([
    read(event, community['event-series'][':seriesId'].$get({ param: { seriesId: whose } })),
    read(event, community.events.$get({ query: { when: 'coming', whose } })),
    read(event, community.events.$get({ query: { when: 'past', whose } })),
  ]);
  keepUntil(event, coming.items[0]?.endsAt);
  return { series, coming: coming.items, past: past.items };
};
