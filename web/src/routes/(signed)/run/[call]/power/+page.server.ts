import { api, attempt, read } from '#lib/api.ts';
import type { PageServerLoad, PageServerLoadEvent } from './$types';

const names = ['entries', 'judges', 'reviews', 'places'] as const;
type Typed = Record<(typeof names)[number], string>;

const over = ['closed', 'judging', 'deciding', 'results'];

/** The contest as it is planned: the reviews and places of the draft, and the judges there are once they are enough; once entries are closed, as many as were sent. */
const planned = async (event: PageServerLoadEvent) => {
  const { stage } = await event.parent();
  const [sent, { sections }, { items }] = await Promise.all([
    over.includes(stage) ? attempt(event, api(event).judging.assignments[':challengeId'].$get({ param: { challengeId: event.params.call }, query: {} })) : undefined,
    read(event, api(event).challenges.calls[':id'].draft.$get({ param: { id: event.params.call } })),
    read(event, api(event).judging.judges[':challengeId'].$get({ param: { challengeId: event.params.call } })),
  ]);
  const { reviewsPerEntry } = sections.judging;
  const judges = items.filter(({ revoked }) => !revoked).length;
  const places = sections.prizes.tiers.reduce((sum, tier) => sum + tier.places, 0);
  const known = sent?.ok ? sent.value : undefined;
  const entries = Math.max(2, known?.entryCount ?? 40);
  const typed: Typed = { entries: `${entries}`, judges: `${judges > reviewsPerEntry ? judges : Math.max(8, reviewsPerEntry)}`, reviews: `${reviewsPerEntry}`, places: `${Math.min(places || 3, entries - 1)}` };
  return { typed, most: known?.round.mostPerJudge ?? sections.judging.mostPerJudge };
};

export const load: PageServerLoad = async (event) => {
  const ask = event.url.searchParams;
  const own = await planned(event);
  const typed = Object.fromEntries(names.map((name) => [name, ask.get(name) ?? own.typed[name]])) as Typed;
  const none: Record<string, string> = {};
  const found = await attempt(event, api(event).judging.assignments[':challengeId'].power.$get({ param: { challengeId: event.params.call }, query: typed }));
  if (found.ok) return { typed, most: own.most, weighed: found.value, problem: undefined, faults: none };
  return { typed, most: own.most, weighed: undefined, problem: found.problem, faults: Object.fromEntries((found.problem.errors ?? []).map(({ field, message }) => [field, message])) };
};
