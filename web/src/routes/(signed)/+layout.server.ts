import { api, read } from '#lib/api.ts';
import type { LayoutServerLoad } from './$types';

/** Every signed-in page needs a person; without one the reader signs in and comes back here. */
export const load: LayoutServerLoad = async (event) => {
  const me = await read(event, api(event).accounts.me.$get());
  return { me, siteName: event.platform?.siteName ?? 'Open Challenges', local: event.platform?.local ?? false };
};
