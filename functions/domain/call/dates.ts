import { happeningsOf } from './calendar.ts';
import { published, type ChallengeCard } from './catalogue.ts';

/** A date of a published challenge: when entries open or close, when questions end. */
export type CallDate = { id: string; challengeId: string; slug: string; title: string; agencyName: string; zone: string; at: string };

export const mostDates = 200;

/** Those from one instant until before another, of everybody, of an agency or of one challenge, the first first. What was cancelled has none. */
export const datesBetween = (cards: ChallengeCard[], { from, to, whose }: { from: string; to: string; whose?: string | undefined }, now: string): CallDate[] =>
  published(cards, now)
    .filter(({ cancelled, id, agencyId }) => !cancelled && (whose === undefined || whose === id || whose === agencyId))
    .flatMap((card) => happeningsOf(card).map(({ id, title, at }): CallDate => ({ id: `${card.id}-${id}`, challengeId: card.id, slug: card.slug, title, agencyName: card.agencyName, zone: card.zone, at })))
    .filter(({ at }) => from <= at && at < to)
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1))
    .slice(0, mostDates);
