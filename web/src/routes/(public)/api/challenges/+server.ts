import { error, json } from '@sveltejs/kit';
import { api, read } from '#lib/api.ts';
import { asList } from '#lib/server/challenge-gov.ts';
import { keepUntil } from '#lib/server/keep.ts';
import type { RequestHandler } from './$types';

/** For programs that read Challenge.gov before it closed: the list in its field names, a page at a time; `archived=true` for those that are over. */
export const GET: RequestHandler = async (event) => {
  const { searchParams, href } = event.url;
  const page = Number(searchParams.get('page') ?? '1');
  if (!Number.isInteger(page) || page < 1 || page > 500) error(422, { message: 'page is a number from 1 to 500.' });
  const found = await read(event, api(event).challenges.challenges.$get({ query: { status: searchParams.get('archived') === 'true' ? 'results' : 'all', sort: 'newest', page: String(page) } }));
  keepUntil(event, found.until);
  return json(asList(found, { page, self: href }), { headers: { 'access-control-allow-origin': '*' } });
};
