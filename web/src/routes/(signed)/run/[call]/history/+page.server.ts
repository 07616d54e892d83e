import { filterIn, typedFilter } from '#lib/act-filter.ts';
import { api, newKey, read } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { me } = await event.parent();
  const asked = event.url.searchParams;
  const valueOf = (name: string) => asked.get(name) ?? '';
  const acts = await read(event, api(event).accounts.acts.$get({ query: { about: event.params.call, cursor: asked.get('cursor') ?? undefined, ...filterIn(valueOf, me.zone) } }));
  return { acts, typed: typedFilter(valueOf), first: !asked.has('cursor'), key: newKey() };
};
