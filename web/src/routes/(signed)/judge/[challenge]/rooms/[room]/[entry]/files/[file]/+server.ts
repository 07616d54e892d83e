import { redirect } from '@sveltejs/kit';
import { api, read } from '#lib/api.ts';
import type { RequestHandler } from './$types';

/** A link that works for five minutes, made when it is wanted. */
export const GET: RequestHandler = async (event) => {
  const { challenge, room, entry, file } = event.params;
  const param = { challengeId: challenge, roomId: room, entryId: entry, fileId: file };
  const { url } = await read(event, api(event).judging.judging[':challengeId'].rooms[':roomId'].entries[':entryId'].files[':fileId'].$get({ param }));
  redirect(303, url);
};
