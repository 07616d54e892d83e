import { json } from '@sveltejs/kit';
import { api, read } from '#lib/api.ts';
import { asOne } from '#lib/server/challenge-gov.ts';
import { keepUntil } from '#lib/server/keep.ts';
import type { RequestHandler } from './$types';

/** One challenge in the field names of Challenge.gov. */
export const GET: RequestHandler = async (event) => {
  const shown = await read(event, api(event).challenges.challenges[':slug'].$get({ param: { slug: event.params.slug }, query: {} }));
  keepUntil(event, shown.until);
  return json(asOne(shown, event.url.origin), { headers: { 'access-control-allow-origin': '*' } });
};
