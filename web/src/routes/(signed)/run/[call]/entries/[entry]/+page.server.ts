import { api, read, readOrWait } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

/** What the judges wrote is there once their round is closed. */
export const load: PageServerLoad = async (event) => {
  const param = { challengeId: event.params.call, entryId: event.params.entry };
  const [received, reviews] = await Promise.all([
    read(event, api(event).entries.received[':challengeId'][':entryId'].$get({ param })),
    api(event).results.results[':challengeId'].reviews[':entryId'].$get({ param }),
  ]);
  const written = await readOrWait(event, Promise.resolve(reviews));
  return { received, written: written.ok ? written.value : undefined, entryId: event.params.entry };
};
