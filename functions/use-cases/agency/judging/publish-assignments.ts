import type { Pair } from '../../../domain/panel/assignment.ts';
import { recentlySignedIn, type Caller } from '../../../domain/caller.ts';
import type { Evaluation } from '../../../domain/judging/evaluation.ts';
import type { Judge } from '../../../domain/panel/judge.ts';
import { pairName } from '../../../domain/judging/assigning/panel-problem.ts';
import { readingOrder, type Proposal } from '../../../domain/judging/round/draw.ts';
import { isComing } from '../../../domain/judging/standing.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import type { Round } from '../../../domain/judging/round/round.ts';
import { isVisible } from '../../../domain/judging/round/plan.ts';
import type { EntryCard } from '../../../ports/entries.ts';
import type { Ports } from '../../../ports/ports.ts';
import { storedRound } from '../../current-round.ts';
import { tell } from '../../tell.ts';
import { ownChallenge } from '../call/draft-of.ts';
import { readField } from './judging-field.ts';
import { refuseUnreadable } from '../entries/look-through.ts';
import { planAssignments, proposalOf } from './plan-assignments.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'entries' | 'teams' | 'judges' | 'rounds' | 'draws' | 'evaluations' | 'redactions' | 'beacon' | 'chance' | 'sha256'>;

export const firstEvaluation = (round: Round, batch: string, judgeId: string, entry: Pick<EntryCard, 'id' | 'sentVersion'>, order: number): Evaluation => ({
  roundId: round.id, challengeId: round.challengeId, judgeId, entryId: entry.id, sentVersion: entry.sentVersion, batch, order,
  state: 'assigned', marks: {}, comments: {}, note: '', feedback: '', version: 1,
});

/** Batches of a round in the order of their claims. */
const batchOf = ({ id, version }: Round): string => `${id} ${String(version).padStart(9, '0')}`;

/** Pairs of a batch, judge by judge, each with its place in the judge's order. */
export const seatsFrom = ({ pairs, streams }: Pick<Proposal, 'pairs' | 'streams'>): (Pair & { order: number })[] =>
  [...Map.groupBy(pairs, ({ judgeId }) => judgeId)].flatMap(([judgeId, own]) => {
    const order = readingOrder(streams, judgeId, own.map(({ entryId }) => entryId));
    return own.map((pair) => ({ ...pair, order: order.get(pair.entryId)! }));
  });

/** More pairs than this are written by a job, as many at a time. */
export const mostAtOnce = 500;

/** What moves the round's pointer, and what the record says of it. */
export const publishedFrom = ({ publishing, ...round }: Round, batch: string, at: string, count: { entries: number; judges: number; pairs: number }) => ({
  next: { ...round, publishedBatch: batch, publishedAt: at, entryCount: count.entries, judgeCount: count.judges, version: round.version + 1 } satisfies Round,
  refs: { round: round.id, batch, pairs: publishing?.of ?? count.pairs, draws: round.draws, commitment: round.commitment },
});

/**
 * Claims the round, so that of two who publish one writes nothing; keeps what was drawn from, and writes every pair, under a batch that
 * nobody sees; then moves the round's pointer to it: all become visible at once. Where the pairs are many, a job does that.
 */
export const publishAssignments = async (ports: Needed, caller: Caller, challengeId: string): Promise<Round> => {
  recentlySignedIn(caller);
  const plan = await planAssignments(ports, caller, challengeId);
  const { round, entries, closed, draw } = plan;
  if (!closed) throw new Refusal('conflict', 'Entries are still open. Publish assignments after the deadline.');
  if (round.publishing) throw new Refusal('conflict', 'The assignments are being published. Look again in a minute.');
  if (round.publishedBatch) throw new Refusal('conflict', 'Assignments are published. Add single ones on the assignments page.');
  const proposal = proposalOf(ports, plan);
  if (!proposal || proposal.pairs.length === 0) throw new Refusal('conflict', 'There is nothing to assign: no judge has passed the conflict gate, or no entry was sent.');
  await refuseUnreadable(ports, round, entries);
  const claimed: Round = { ...round, version: round.version + 1 };
  await ports.rounds.claim(claimed);
  const batch = batchOf(claimed);
  await ports.draws.keep({ ...draw, batch, drawn: proposal.drawn.pairs });
  const seats = seatsFrom(proposal);
  if (seats.length > mostAtOnce) {
    const begun: Round = { ...claimed, publishing: { batch, done: 0, of: seats.length }, version: claimed.version + 1 };
    await ports.rounds.save(begun, tell(ports, caller, 'assignments.requested', { about: challengeId, refs: { round: round.id, batch, pairs: seats.length }, answer: begun }));
    return begun;
  }
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  await ports.evaluations.assign(seats.map(({ judgeId, entryId, order }) => firstEvaluation(round, batch, judgeId, byId.get(entryId)!, order)));
  const { next, refs } = publishedFrom(claimed, batch, caller.at, { entries: entries.length, judges: new Set(seats.map((one) => one.judgeId)).size, pairs: seats.length });
  await ports.rounds.save(next, tell(ports, caller, 'assignments.published', { about: challengeId, refs, answer: next }));
  return next;
};

/** Where a missing review is being filled, one that was filled meanwhile is enough. */
const refuseEnough = async (ports: Needed, { round, judges, entryId }: { round: Round; judges: Judge[]; entryId: string }): Promise<void> => {
  const lost = (judgeId: string) => judges.find((judge) => judge.personId === judgeId)?.revoked !== undefined;
  const coming = (await ports.evaluations.ofEntry(round.id, entryId)).filter((one) => isVisible(round, one) && isComing({ state: one.state, lost: lost(one.judgeId) }));
  if (coming.length >= round.reviewsPerEntry) throw new Refusal('conflict', 'This entry has all its reviews, or the judges who will give them. To ask for one more, add a judge on the assignments page.');
};

/** One more pair, for an entry that fell short: never one that may not meet. */
export const addAssignment = async (ports: Needed, caller: Caller, wanted: { challengeId: string; judgeId: string; entryId: string; whileShort?: boolean | undefined }): Promise<Evaluation> => {
  const { challenge } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  const round = await storedRound(ports, challenge);
  if (!round?.publishedBatch) throw new Refusal('conflict', 'Publish the assignments first.');
  if (caller.at > round.closesAt) throw new Refusal('closed', 'The round is closed: nobody can score any more.');
  const { entries, judges, ready, barred } = await readField(ports, challenge.id);
  const entry = entries.find((one) => one.id === wanted.entryId);
  if (!entry || !ready.some((judge) => judge.personId === wanted.judgeId)) throw notFound('pair');
  if (barred.has(pairName(wanted.judgeId, entry.id))) throw new Refusal('conflict', 'This judge cannot read this entry. Choose another judge.', 'judgeId');
  await refuseUnreadable(ports, round, [entry]);
  const before = await ports.evaluations.find(round.id, wanted.judgeId, entry.id);
  if (before && (before.batch === round.publishedBatch || before.state !== 'assigned')) throw new Refusal('taken', 'This judge has this entry already.', 'judgeId');
  if (wanted.whileShort) await refuseEnough(ports, { round, judges, entryId: entry.id });
  const own = await ports.evaluations.ofJudge(round.id, wanted.judgeId);
  const evaluation = firstEvaluation(round, round.publishedBatch, wanted.judgeId, entry, own.length + 1);
  const refs = { round: round.id, judge: wanted.judgeId, entry: entry.id };
  await ports.evaluations.add(evaluation, tell(ports, caller, 'assignment.moved', { about: challenge.id, refs, answer: evaluation }));
  return evaluation;
};
