import type { Caller } from '../../../domain/caller.ts';
import type { Evaluation } from '../../../domain/judging/evaluation/evaluation.ts';
import type { Judge } from '../../../domain/panel/judge.ts';
import { notFound } from '../../../domain/refusal.ts';
import type { Round } from '../../../domain/judging/round/round.ts';
import { isVisible } from '../../../domain/judging/round/plan.ts';
import type { Ports } from '../../../ports/ports.ts';
import { closedRound } from '../deciding/closed-round.ts';
import { ownChallenge } from './draft-of.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'entries' | 'judges' | 'rounds' | 'evaluations'>;
export type Review = Pick<Evaluation, 'entryId' | 'marks' | 'comments' | 'note' | 'feedback'> & { judge: string; total: number };

const reviewOf = ({ entryId, marks, comments, note, feedback, composite }: Evaluation, judge: Pick<Judge, 'name'> | undefined): Review =>
  ({ entryId, judge: judge?.name ?? '', marks, comments, note, feedback, total: composite ?? 0 });

const counts = (round: Round, one: Evaluation): boolean => one.state === 'saved' && isVisible(round, one);

export type EntryReviews = { criteria: { id: string; name: string; weight: number }[]; reviews: Review[] };

/** What the judges of one entry gave and wrote: every evaluation that counts, by judge. Only once the round is closed. */
export const readReviews = async (ports: Needed, caller: Caller, wanted: { challengeId: string; entryId: string }): Promise<EntryReviews> => {
  const { challenge } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  const entry = await ports.entries.find(wanted.entryId);
  if (entry?.challengeId !== challenge.id) throw notFound('entry');
  const round = await closedRound(ports, caller, challenge);
  const [all, rules] = await Promise.all([ports.evaluations.ofEntry(round.id, wanted.entryId), ports.challenges.rules(challenge.id, round.rulesVersion)]);
  const reviews = await Promise.all(all.filter((one) => counts(round, one)).map(async (one) => reviewOf(one, await ports.judges.find(challenge.id, one.judgeId))));
  const criteria = rules?.sections.judging.criteria.map(({ id, name, weight }) => ({ id, name, weight })) ?? [];
  return { criteria, reviews: reviews.toSorted((a, b) => a.judge.localeCompare(b.judge, 'en')) };
};

/** All that counts in a round, the reviews of one judge a page. */
export const listReviews = async (ports: Needed, caller: Caller, wanted: { challengeId: string; after: string | undefined }): Promise<{ items: Review[]; next?: string | undefined }> => {
  const { challenge } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  const round = await closedRound(ports, caller, challenge);
  const judges = (await ports.judges.ofChallenge(challenge.id)).toSorted((a, b) => (a.personId < b.personId ? -1 : 1));
  const [judge, following] = judges.filter(({ personId }) => wanted.after === undefined || personId > wanted.after);
  if (!judge) return { items: [] };
  const own = await ports.evaluations.ofJudge(round.id, judge.personId);
  return { items: own.filter((one) => counts(round, one)).map((one) => reviewOf(one, judge)), next: following && judge.personId };
};
