import { error } from '@sveltejs/kit';
import { api, attempt, read, refuse } from '#lib/api.ts';
import { howKnown } from '#lib/conflict-words.ts';
import type { Actions, PageServerLoad } from './$types';

/** Pair and kind. Opening the page is no look at the reasons: a browser may do that ahead of its reader. */
export const load: PageServerLoad = async (event) => {
  const { roles } = await event.parent();
  if (!roles.includes('conflicts-officer')) error(403, { message: 'This page is for conflicts officers of the agency. An operator can give you the role.' });
  const { items, unknown } = await read(event, api(event).judging.judges[':challengeId'].conflicts.$get({ param: { challengeId: event.params.call } }));
  const known = items.map(({ judge, team, kind }) => ({ judge, name: team, how: howKnown(kind) }));
  const nobodys = unknown.map(({ judge, name }) => ({ judge, name, how: `${howKnown('declared')}; on no team here` }));
  return { pairs: [...known, ...nobodys].toSorted((a, b) => a.judge.localeCompare(b.judge, 'en')) };
};

export const actions: Actions = {
  show: async (event) => {
    const done = await attempt(event, api(event).judging.judges[':challengeId'].conflicts.reasons.$get({ param: { challengeId: event.params.call } }));
    return done.ok ? { reasons: done.value.items } : refuse(done.problem);
  },
};
