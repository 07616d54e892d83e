import { api, attempt, newKey, once, read, refuse } from '#lib/api.ts';
import type { Actions, PageServerLoad } from './$types';

/** The challenges of every agency the person works for, and the drafts they may restore. Each agency pages by itself. */
export const load: PageServerLoad = async (event) => {
  const { me } = await event.parent();
  const asked = (name: string) => event.url.searchParams.get(name) ?? undefined;
  const [only, cursor, after] = [asked('agency'), asked('cursor'), asked('after')];
  const shown = me.agencies.filter(({ agencyId }) => only === undefined || agencyId === only);
  const page = (query: { agencyId: string; show?: 'discarded' }, from: string | undefined) =>
    read(event, api(event).challenges.calls.$get({ query: from === undefined ? query : { ...query, cursor: from } }));
  const agencies = await Promise.all(
    shown.map(async ({ agencyId, roles }) => {
      const [current, discarded] = await Promise.all([
        page({ agencyId }, cursor), roles.includes('manager') ? page({ agencyId, show: 'discarded' }, after) : { items: [], next: undefined },
      ]);
      return { id: agencyId, roles, ...current, discarded, name: [...current.items, ...discarded.items][0]?.challenge.agencyName ?? '' };
    }),
  );
  const last = agencies.flatMap(({ discarded }) => discarded.items).find(({ challenge }) => challenge.id === asked('discarded'))?.challenge;
  return { staffOf: agencies, paged: cursor !== undefined, pagedDiscarded: after !== undefined, last, now: event.platform!.now(), key: newKey() };
};

export const actions: Actions = {
  restore: async (event) => {
    const form = await event.request.formData();
    const done = await attempt(event, api(event).challenges.calls[':id'].restore.$post({ param: { id: String(form.get('call') ?? '') } }, { headers: once(form, true) }));
    return done.ok ? { restored: { id: done.value.id, title: done.value.title } } : refuse(done.problem);
  },
};
