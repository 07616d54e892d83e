import { api, read } from '#lib/api.ts';
import type { LayoutServerLoad } from './$types';

const noteEvery = 5 * 60_000;

/** Who is signed in. Reading is use too: where the site cannot write, the accounts function notes it, so that a session does not end under a reader. */
export const load: LayoutServerLoad = async (event) => {
  const me = await read(event, api(event).accounts.me.$get());
  const now = event.platform!.now();
  if (me.seenAt && Date.parse(now) - Date.parse(me.seenAt) > noteEvery) await api(event).accounts.sessions.current.$put();
  const here = event.url.pathname + event.url.search;
  return { me, here, now, siteName: event.platform?.siteName ?? 'Open Challenges', local: event.platform?.local ?? false };
};
