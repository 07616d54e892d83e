import type { Caller } from '../../../domain/caller.ts';
import { contestPower, type Plan, type Power } from '../../../domain/judging/contest-power.ts';
import { streamsOf } from '../../../domain/judging/numbers/chance.ts';
import { powerWords } from '../../../domain/judging/power-words.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { ownChallenge } from '../call/draft-of.ts';

export type Weighed = { plan: Plan; words: string[]; rows: Power[] };
/** Enough for a twentieth either way; fewer where one contest takes longer. */
const contestsOf = ({ entries }: Plan): number => (entries <= 300 ? 150 : entries <= 1000 ? 60 : 30);

/** How sure the top places would be, before anybody judges: the same contest imagined many times, also with fewer and more reviews. */
export const weighContest = async (ports: Pick<Ports, 'agencies' | 'challenges' | 'sha256'>, caller: Caller, { challengeId, ...plan }: Plan & { challengeId: string }): Promise<Weighed> => {
  await ownChallenge(ports, caller, challengeId, 'manager');
  if (plan.k >= plan.entries) throw new Refusal('invalid', 'Fewer entries win than take part.', 'places');
  if (plan.reviews > plan.judges) throw new Refusal('invalid', `With ${plan.judges} ${plan.judges === 1 ? 'judge' : 'judges'} an entry has at most ${plan.judges} ${plan.judges === 1 ? 'review' : 'reviews'}.`, 'reviews');
  const streams = streamsOf(ports.sha256, ports.sha256('contest power'));
  const asked = [plan.reviews - 1, plan.reviews, plan.reviews + 1, plan.reviews + 2].filter((reviews) => reviews >= 1 && reviews <= plan.judges);
  const rows = asked.map((reviews) => contestPower({ ...plan, reviews }, streams, contestsOf(plan)));
  return { plan, rows, words: powerWords(rows.find(({ reviews }) => reviews === plan.reviews)!) };
};
