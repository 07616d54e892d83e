import { moneyWords } from '../../words/money.ts';
import type { Decision } from './decision.ts';

export type Tier = { id: string; name: string; places: number; cents: number; /** What comes with it, or instead of money. */ other: string };

/** The first place of a prize that no other entry holds, or the wished one; undefined when it is taken. */
export const freePlace = (tier: Tier, others: Decision[], wished: number): number | undefined => {
  const taken = new Set(others.filter((one) => one.outcome === 'winner' && one.prizeId === tier.id).map((one) => one.place));
  const places = Array.from({ length: tier.places }, (_, i) => i + 1);
  return places.find((place) => !taken.has(place) && (wished === 0 || place === wished));
};

/** "Runner-up, place 2"; a prize of one place is only its name. */
export const placeWords = (tier: Pick<Tier, 'name' | 'places'>, place: number): string => (tier.places > 1 && place > 0 ? `${tier.name}, place ${place}` : tier.name);

/** The prize of a winner and the place of it; undefined of others. */
export const placeOf = ({ outcome, prizeId, place }: Pick<Decision, 'outcome' | 'prizeId' | 'place'>, tiers: Pick<Tier, 'id' | 'name' | 'places'>[]): string | undefined => {
  const tier = outcome === 'winner' ? tiers.find(({ id }) => id === prizeId) : undefined;
  return tier && placeWords(tier, place);
};

/** Prizes that nobody holds yet: allowed, and said before the decisions are applied. */
export const emptyPlaces = (tiers: Tier[], decisions: Pick<Decision, 'outcome' | 'prizeId' | 'place'>[]): string[] =>
  tiers.flatMap((tier) => Array.from({ length: tier.places }, (_, i) => i + 1)
    .filter((place) => !decisions.some((one) => one.outcome === 'winner' && one.prizeId === tier.id && one.place === place))
    .map((place) => placeWords(tier, place)));

/** Two who staged at the same moment may both have found a place free. */
export const placesGivenTwice = (tiers: Tier[], decisions: Pick<Decision, 'outcome' | 'prizeId' | 'place' | 'code'>[]): { place: string; codes: string[] }[] =>
  tiers.flatMap((tier) => [...Map.groupBy(decisions.filter((one) => one.outcome === 'winner' && one.prizeId === tier.id), ({ place }) => place)]
    .filter(([, held]) => held.length > 1)
    .map(([place, held]) => ({ place: placeWords(tier, place), codes: held.map(({ code }) => code) })));

/** "Runner-up, place 2: $5,000. With it: a desk in the lab." Empty of who won nothing. */
export const prizeWords = ({ outcome, prizeId, place }: Pick<Decision, 'outcome' | 'prizeId' | 'place'>, tiers: Tier[]): string => {
  const tier = outcome === 'winner' ? tiers.find(({ id }) => id === prizeId) : undefined;
  if (!tier) return '';
  return [tier.cents > 0 ? `${placeWords(tier, place)}: ${moneyWords(tier.cents)}` : placeWords(tier, place), tier.other && `With it: ${tier.other}`].filter(Boolean).join('. ');
};

/** What the public reads once the results are out: the largest prize first, and the places of one prize in their order; of finalists the better place, where places (by code) are known. Entries that were not selected do not appear. */
export const publicDecisions = <D extends Pick<Decision, 'code' | 'title' | 'teamName' | 'outcome' | 'cents' | 'reason' | 'prizeId' | 'place'>>(decisions: D[], tiers: Pick<Tier, 'id' | 'name' | 'places' | 'other'>[], places: ReadonlyMap<string, number> = new Map()) => {
  const scored = ({ outcome, code }: D) => (outcome === 'winner' ? 0 : (places.get(code) ?? Number.MAX_SAFE_INTEGER));
  return decisions
    .filter((decision) => decision.outcome !== 'not-selected')
    .toSorted((a, b) => b.cents - a.cents || a.prizeId.localeCompare(b.prizeId, 'en') || a.place - b.place || scored(a) - scored(b) || a.title.localeCompare(b.title, 'en'))
    .map(({ code, title, teamName, outcome, cents, reason, prizeId, place }) => {
      const tier = tiers.find(({ id }) => id === prizeId);
      return { code, title, teamName, outcome, cents, reason, prize: tier ? placeWords(tier, place) : '', ...(tier?.other ? { other: tier.other } : {}) };
    });
};
