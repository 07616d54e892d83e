import type { Challenge } from '../domain/call/challenge.ts';
import { emptyPlace, provisional, type Award } from '../domain/award/award.ts';
import { placeWords, type Tier } from '../domain/judging/decision/prizes.ts';
import type { Round } from '../domain/judging/round/round.ts';
import { notFound, Refusal } from '../domain/refusal.ts';
import type { Ports } from '../ports/ports.ts';
import { storedRound } from './current-round.ts';

type Needed = Pick<Ports, 'awards' | 'challenges' | 'rounds'>;
export type PlaceOf = { challengeId: string; prizeId: string; place: number };

export const tiersOf = async ({ challenges }: Pick<Ports, 'challenges'>, { id, rulesVersion }: Challenge): Promise<Tier[]> => (await challenges.rules(id, rulesVersion))?.sections.prizes.tiers ?? [];

/** "Runner-up, place 2"; a prize that a correction of the rules took away is told by its id. */
export const prizeName = (tiers: Tier[], { prizeId, place }: Pick<PlaceOf, 'prizeId' | 'place'>): string => {
  const tier = tiers.find(({ id }) => id === prizeId);
  return tier ? placeWords(tier, place) : prizeId;
};

/** Prizes are given out once the decisions stand. */
export const decidedRound = async (ports: Pick<Ports, 'rounds'>, challenge: Challenge): Promise<Round & { decidedAt: string }> => {
  const round = await storedRound(ports, challenge);
  if (!round?.decidedAt) throw new Refusal('conflict', 'Prizes are given out once the decisions are applied.', undefined, { why: 'undecided' });
  return { ...round, decidedAt: round.decidedAt };
};

/** One place of one prize as it stands: what was stored of it, else what the decisions say. */
export const awardAt = async (ports: Needed, challenge: Challenge, { prizeId, place }: Omit<PlaceOf, 'challengeId'>, decidedAt: string): Promise<Award> => {
  const stored = await ports.awards.find(challenge.id, prizeId, place);
  if (stored) return stored;
  const decision = (await ports.rounds.selected(challenge.id)).find((one) => one.outcome === 'winner' && one.prizeId === prizeId && one.place === place);
  if (decision) return provisional(decision, decidedAt);
  const tier = (await tiersOf(ports, challenge)).find(({ id }) => id === prizeId);
  if (!tier || place > tier.places) throw notFound('award');
  return emptyPlace({ challengeId: challenge.id, prizeId, place, cents: tier.cents });
};

/** Nothing is given out on results that do not count. */
export const refuseCancelled = ({ cancelled, resultsChange }: Challenge): void => {
  if (resultsChange?.what === 'withdrawn') throw new Refusal('closed', 'The results are withdrawn, so no prize of theirs is given out. Publish results again first.');
  if (cancelled) throw new Refusal('closed', 'This challenge was cancelled. What was decided stands as it is.');
};
