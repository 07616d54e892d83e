import { redirect } from '@sveltejs/kit';
import { api, read } from '#lib/api.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { id, n, file } = event.params;
  const { url } = await read(event, api(event).library.publications[':publicationId'].versions[':n'].files[':fileId'].$get({ param: { publicationId: id, n, fileId: file } }));
  redirect(303, url);
};
