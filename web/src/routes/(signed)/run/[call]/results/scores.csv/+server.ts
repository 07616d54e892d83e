import { redirect } from '@sveltejs/kit';
import { api, read } from '#lib/api.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { url } = await read(event, api(event).results.results[':challengeId'].table.$get({ param: { challengeId: event.params.call } }));
  redirect(303, url);
};
