import { api, readOrWait, recordPolicy } from '#lib/api.ts';
import { keepUntil } from '#lib/server/keep.ts';
import type { PageServerLoad } from './$types';

/** The keys that count stand in the page: they come from the log's policy, never from what is checked. */
export const load: PageServerLoad = async (event) => {
  keepUntil(event);
  const [policy, head] = await Promise.all([recordPolicy(event), readOrWait(event, api(event).challenges.record.$get())]);
  return { policy, verifier: head.ok ? head.value.verifier : undefined };
};
