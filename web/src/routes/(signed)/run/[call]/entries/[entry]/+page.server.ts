import { api, read } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const param = { challengeId: event.params.call, entryId: event.params.entry };
  return { received: await read(event, api(event).entries.received[':challengeId'][':entryId'].$get({ param })), entryId: event.params.entry };
};
