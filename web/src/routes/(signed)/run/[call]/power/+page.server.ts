import { api, attempt, read } from '#lib/api.ts';
import type { PageServerLoad, PageServerLoadEvent } from './$types';

const names = ['entries', 'judges', 'reviews', 'places'] as const;
type Typed = Record<(typeof names)[number], string>;

/** The contest as it is planned: the reviews and places of the draft, and the judges there are once they are enough. */
const planned = async (event: PageServerLoadEvent): Promise<Typed> => {
  const [{ sections }, { items }] = await Promise.all([
    read(event, api(event).challenges.calls[':id'].draft.$get({ param: { id: event.params.call } })),
    read(event, api(event).judging.judges[':challengeId'].$get({ param: { challengeId: event.params.call } })),
  ]);
  const { reviewsPerEntry } = sections.judging;
  const judges = items.filter(({ revoked }) => !revoked).length;
  const places = sections.prizes.tiers.reduce((sum, tier) => sum + tier.places, 0);
  return { entries: '40', judges: `${judges > reviewsPerEntry ? judges : Math.max(8, reviewsPerEntry)}`, reviews: `${reviewsPerEntry}`, places: `${Math.min(places || 3, 39)}` };
};

export const load: PageServerLoad = async (event) => {
  const ask = event.url.searchParams;
  const own = names.every((name) => ask.has(name)) ? undefined : await planned(event);
  const typed = Object.fromEntries(names.map((name) => [name, ask.get(name) ?? own?.[name] ?? ''])) as Typed;
  const none: Record<string, string> = {};
  const found = await attempt(event, api(event).judging.assignments[':challengeId'].power.$get({ param: { challengeId: event.params.call }, query: typed }));
  if (found.ok) return { typed, weighed: found.value, problem: undefined, faults: none };
  return { typed, weighed: undefined, problem: found.problem, faults: Object.fromEntries((found.problem.errors ?? []).map(({ field, message }) => [field, message])) };
};
