import { api, read } from '#lib/api.ts';
import { keepUntil } from '#lib/server/keep.ts';
import type { PageServerLoad } from './$types';

/** Who comes from a result is offered that result. */
export const load: PageServerLoad = async (event) => {
  keepUntil(event);
  const slug = event.url.searchParams.get('challenge');
  if (!slug) return {};
  const { challenge, record } = await read(event, api(event).results.winners[':slug'].$get({ param: { slug } }));
  return record ? { challenge: { slug: challenge.slug, title: challenge.title, openDraw: record.openDraw === 'open' } } : {};
};
