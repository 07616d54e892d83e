import { api, read } from '#lib/api.ts';
import { keepUntil } from '#lib/server/keep.ts';
import { relatedWorks } from '#lib/server/related-works.ts';
import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { agencies, challenges } = api(event).challenges;
  const agency = await read(event, agencies[':slug'].$get({ param: { slug: event.params.slug } }));
  if (agency.slug !== event.params.slug) redirect(308, `/agencies/${agency.slug}`);
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const [found, below, works] = await Promise.all([
    read(event, challenges.$get({ query: { agency: agency.id, status: 'all' } })),
    read(event, agencies.$get({ query: { under: agency.id, ...(cursor ? { cursor } : {}) } })),
    relatedWorks(event, agency.id),
  ]);
  keepUntil(event, found.until);
  return { shared: { title: agency.name, description: agency.about.slice(0, 200) || undefined }, agency, found, works, below: below.items, next: below.next, first: !cursor, counts: Object.fromEntries(found.agencies.map(({ id, count }) => [id, count])) };
};
