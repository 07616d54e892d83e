import { api, read } from '#lib/api.ts';
import { keepUntil } from '#lib/server/keep.ts';
import type { LayoutServerLoad } from './$types';

/** The challenge as it stands, for every tab. */
export const load: LayoutServerLoad = async (event) => {
  const shown = await read(event, api(event).challenges.challenges[':slug'].$get({ param: { slug: event.params.slug }, query: {} }));
  keepUntil(event, shown.until);
  return { shared: { title: shown.challenge.title, description: shown.challenge.tagline, picture: shown.picture }, shown, now: shown.at, digest: shown.rules.hash, here: event.url.pathname };
};
