import { api, read } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

/** The challenges of every agency the person works for. Each agency pages by itself. */
export const load: PageServerLoad = async (event) => {
  const { me } = await event.parent();
  const [only, cursor] = [event.url.searchParams.get('agency') ?? undefined, event.url.searchParams.get('cursor') ?? undefined];
  const shown = me.agencies.filter(({ agencyId }) => only === undefined || agencyId === only);
  const agencies = await Promise.all(
    shown.map(async ({ agencyId, roles }) => {
      const query = cursor === undefined ? { agencyId } : { agencyId, cursor };
      const { items, next } = await read(event, api(event).challenges.calls.$get({ query }));
      return { id: agencyId, roles, items, next, name: items[0]?.challenge.agencyName ?? '' };
    }),
  );
  return { staffOf: agencies, paged: cursor !== undefined, now: event.platform!.now() };
};
