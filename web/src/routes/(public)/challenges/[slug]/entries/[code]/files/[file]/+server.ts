import { redirect } from '@sveltejs/kit';
import { api, read } from '#lib/api.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { slug, code, file } = event.params;
  const { url } = await read(event, api(event).voice.galleries[':slug'].entries[':code'].files[':fileId'].$get({ param: { slug, code, fileId: file } }));
  redirect(303, url);
};
