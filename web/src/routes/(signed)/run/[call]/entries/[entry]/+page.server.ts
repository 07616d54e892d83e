import { api, read, readOrWait } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

/** What the judges wrote is there once their round is closed. */
export const load: PageServerLoad = async (event) => {
  const param = { challengeId: event.params.call, entryId: event.params.entry };
  const [received, alike, reviews] = await Promise.all([
    read(event, api(event).entries.received[':challengeId'][':entryId'].$get({ param })),
    read(event, api(event).entries.received[':challengeId'][':entryId'].alike.$get({ param })),
    api(event).results.results[':challengeId'].reviews[':entryId'].$get({ param }),
  ]);
  const written = await readOrWait(event, Promise.resolve(reviews));
  return { received, alike: alike.items, written: written.ok ? written.value : undefined, entryId: event.params.entry };
};
