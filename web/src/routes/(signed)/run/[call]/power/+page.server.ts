import { api, attempt } from '#lib/api.ts';
import type { PageServerLoad } from './$types';

const names = ['entries', 'judges', 'reviews', 'places'] as const;
type Typed = Record<(typeof names)[number], string>;
const usual: Typed = { entries: '40', judges: '8', reviews: '3', places: '3' };

export const load: PageServerLoad = async (event) => {
  const ask = event.url.searchParams;
  const typed = Object.fromEntries(names.map((name) => [name, ask.get(name) ?? usual[name]])) as Typed;
  const none: Record<string, string> = {};
  const found = await attempt(event, api(event).judging.assignments[':challengeId'].power.$get({ param: { challengeId: event.params.call }, query: typed }));
  if (found.ok) return { typed, weighed: found.value, problem: undefined, faults: none };
  return { typed, weighed: undefined, problem: found.problem, faults: Object.fromEntries((found.problem.errors ?? []).map(({ field, message }) => [field, message])) };
};
