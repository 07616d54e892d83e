import { api, read } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { challenge, room, entry } = event.params;
  return read(event, api(event).judging.judging[':challengeId'].rooms[':roomId'].entries[':entryId'].$get({ param: { challengeId: challenge, roomId: room, entryId: entry } }));
};
