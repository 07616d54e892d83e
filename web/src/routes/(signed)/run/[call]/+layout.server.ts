import { api, newKey, readVersioned } from '#lib/api.ts';
import type { LayoutServerLoad } from './$types';

/** The challenge as its agency sees it: every page of the console starts from this. To anybody else it is not there. */
export const load: LayoutServerLoad = async (event) => {
  const { value, version } = await readVersioned(event, api(event).challenges.calls[':id'].$get({ param: { id: event.params.call } }));
  const { challenge, stage, reviews, lacks, roles } = value;
  // Naming the path makes every page of the console ask again: what is missing changes with each save.
  return { challenge, stage, reviews, lacks, roles, challengeVersion: version, path: event.url.pathname, restoreKey: newKey() };
};
