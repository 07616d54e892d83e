import { api, read } from '#lib/api.ts';
import type { LayoutServerLoad } from './$types';

/** Who is signed in. */
export const load: LayoutServerLoad = async (event) => {
  const me = await read(event, api(event).accounts.me.$get());
  const now = event.platform!.now();
  const here = event.url.pathname + event.url.search;
  return { me, here, now, siteName: event.platform?.siteName ?? 'Open Challenges', local: event.platform?.local ?? false };
};
