import { redirect } from '@sveltejs/kit';
import { api, read } from '#lib/api.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { url } = await read(event, api(event).results.winners[':slug'].full.$get({ param: { slug: event.params.slug } }));
  redirect(303, url);
};
