import { api, read } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const param = { challengeId: event.params.call, entryId: event.params.entry };
  const [received, eligibility] = await Promise.all([
    read(event, api(event).entries.received[':challengeId'][':entryId'].$get({ param })),
    read(event, api(event).entries.received[':challengeId'][':entryId'].eligibility.$get({ param })),
  ]);
  return { received, eligibility, entryId: event.params.entry };
};
