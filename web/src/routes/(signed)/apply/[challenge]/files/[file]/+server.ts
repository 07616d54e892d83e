import { error, redirect } from '@sveltejs/kit';
import { api, read } from '#lib/api.ts';
import type { RequestHandler } from './$types';

/** A file of one's own entry: on to a link that works for five minutes. */
export const GET: RequestHandler = async (event) => {
  const entryId = event.url.searchParams.get('entry') ?? '';
  if (!entryId.startsWith('ent_')) error(404, 'There is no such file, or it is not yours.');
  const { url } = await read(event, api(event).entries.entries[':entryId'].files[':fileId'].$get({ param: { entryId, fileId: event.params.file } }));
  redirect(303, url);
};
