import { redirect } from '@sveltejs/kit';
import { api, read } from '#lib/api.ts';
import type { RequestHandler } from './$types';

/** The file itself, by a link that works for five minutes. */
export const GET: RequestHandler = async (event) => {
  const param = { challengeId: event.params.call, entryId: event.params.entry, fileId: event.params.file };
  const { url } = await read(event, api(event).entries.received[':challengeId'][':entryId'].files[':fileId'].$get({ param }));
  redirect(303, url);
};
