import type { Caller } from '../../../domain/caller.ts';
import { contestPower, type Plan, type Power } from '../../../domain/judging/power/contest-power.ts';
import { streamsOf } from '../../../domain/judging/numbers/chance.ts';
import { powerWords } from '../../../domain/judging/power/power-words.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { ownChallenge } from '../call/draft-of.ts';

export type Weighed = { plan: Plan; words: string[]; rows: Power[] };
/** Enough for a twentieth either way; fewer where one contest takes longer. */
const contestsOf = ({ entries }: Plan): number => (entries <= 300 ? 150 : entries <= 1000 ? 60 : 30);

/** Marks imagined in one request: about two seconds of processor time and 50 MB of heap, the asked and its neighbors at 2,000 entries, 200 judges and 5 reviews among it. */
const mostMarks = 2_000_000;
/** What is asked, then its neighbors for as long as they are quick. */
const rowsOf = (plan: Plan): number[] => {
  let marks = 0;
  const near = [plan.reviews, plan.reviews + 1, plan.reviews - 1, plan.reviews + 2].filter((reviews) => reviews >= 1 && reviews <= plan.judges);
  return near.filter((reviews) => (marks += reviews * plan.entries * contestsOf(plan)) <= mostMarks).toSorted((a, b) => a - b);
};

/** How sure the top places would be, before anybody judges: the same contest imagined many times, also with fewer and more reviews. */
export const weighContest = async (ports: Pick<Ports, 'agencies' | 'challenges' | 'sha256'>, caller: Caller, { challengeId, ...plan }: Plan & { challengeId: string }): Promise<Weighed> => {
  await ownChallenge(ports, caller, challengeId, 'manager');
  if (plan.k >= plan.entries) throw new Refusal('invalid', 'Fewer entries win than take part.', 'places');
  if (plan.reviews > plan.judges) throw new Refusal('invalid', `With ${plan.judges} ${plan.judges === 1 ? 'judge' : 'judges'} an entry has at most ${plan.judges} ${plan.judges === 1 ? 'review' : 'reviews'}.`, 'reviews');
  const streams = streamsOf(ports.sha256, ports.sha256('contest power'));
  const rows = rowsOf(plan).map((reviews) => contestPower({ ...plan, reviews }, streams, contestsOf(plan)));
  return { plan, rows, words: powerWords(rows.find(({ reviews }) => reviews === plan.reviews)!) };
};
