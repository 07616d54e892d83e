import { api, read } from '#lib/api.ts';
import { keepUntil } from '#lib/server/keep.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const asked = event.url.searchParams;
  const when = asked.get('when') === 'past' ? 'past' : 'coming';
  const whose = asked.get('whose')?.slice(0, 40) ?? undefined;
  const { events } = api(event).community;
  const [{ items, next }, last] = await Promise.all([
    read(event, events.$get({ query: { when, whose, cursor: asked.get('cursor') ?? undefined } })),
    when === 'coming' ? read(event, events.$get({ query: { when: 'past', whose } })) : undefined,
  ]);
  keepUntil(event, items[0] && (when === 'coming' ? items[0].endsAt : undefined));
  return { when, whose, items, next, further: asked.has('cursor'), past: last ? last.items.length > 0 : true };
};
