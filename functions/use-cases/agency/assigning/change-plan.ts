import { mostHandChanges, withoutPair, withPair, type HandChanges, type Pair } from '../../../domain/panel/assignment.ts';
import type { Caller } from '../../../domain/caller.ts';
import type { Challenge } from '../../../domain/call/challenge.ts';
import { pairName } from '../../../domain/judging/assigning/panel-problem.ts';
import { commitmentTo } from '../../../domain/judging/numbers/committed-seed.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import { mostLimits, type JudgeLimit, type Round } from '../../../domain/judging/round/round.ts';
import type { Ports } from '../../../ports/ports.ts';
import { tell } from '../../tell.ts';
import { ownChallenge } from '../call/draft-of.ts';
import { currentRound, drawSecret } from './judging-field.ts';
import { keptRow } from './kept-proposal.ts';
import { noteLook } from './note-look.ts';
import { isLarge, noHandChanges, planFor, proposalOf } from './plan-assignments.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'entries' | 'teams' | 'judges' | 'rounds' | 'draws' | 'fileStore' | 'beacon' | 'chance' | 'sha256'>;
type Wish = { challengeId: string; reviewsPerEntry: number; mostPerJudge: number; leastPerJudge: number; limits?: JudgeLimit[] | undefined; expertsPerEntry: number; byLot: boolean; drawAgain: boolean; forgetHand: boolean; version: number };

export const refusePublished = (round: Round): void => {
  if (round.publishing) throw new Refusal('conflict', 'The assignments are being published. From here on reviews are only added.');
  if (round.publishedBatch) throw new Refusal('conflict', 'Assignments are published. From here on reviews are only added.');
};

const refuseImpossible = ({ reviewsPerEntry, mostPerJudge, leastPerJudge, expertsPerEntry }: Wish, areas: number): void => {
  if (leastPerJudge > mostPerJudge) throw new Refusal('invalid', `The least a judge reads cannot be above the most. Enter ${mostPerJudge} or fewer.`, 'leastPerJudge');
  if (expertsPerEntry > 0 && areas < 2) throw new Refusal('invalid', 'This challenge has fewer than two areas, so there is nothing to ask for. Enter 0.', 'expertsPerEntry');
  if (expertsPerEntry > reviewsPerEntry) throw new Refusal('invalid', `No more than all ${reviewsPerEntry} reviews can come from judges of the entry’s area. Enter ${reviewsPerEntry} or fewer.`, 'expertsPerEntry');
};

/** Limits of single judges, those that say something; of a judge who is not here, or with the least above the most, none. */
const checkedLimits = async (ports: Needed, { challengeId, limits = [], leastPerJudge, mostPerJudge }: Wish): Promise<JudgeLimit[]> => {
  const said = limits.filter(({ least, most }) => least !== undefined || most !== undefined);
  if (said.length === 0) return [];
  if (said.length > mostLimits) throw new Refusal('limit', `At most ${mostLimits} judges can have limits of their own. Change what holds for everybody.`);
  const here = new Map((await ports.judges.ofChallenge(challengeId)).map((judge) => [judge.personId, judge.name]));
  said.forEach(({ judgeId, least = leastPerJudge, most = mostPerJudge }) => {
    if (!here.has(judgeId)) throw notFound('judge');
    if (least > most) throw new Refusal('invalid', `The least ${here.get(judgeId)} reads cannot be above the most. Enter ${most} or fewer as the least, or ${least} or more as the most.`, `least ${judgeId}`);
  });
  return said.toSorted((a, b) => (a.judgeId < b.judgeId ? -1 : 1));
};

/** How much each judge reads and each entry is read, and a new draw when asked. Nothing is assigned yet. */
export const proposeAssignments = async (ports: Needed, caller: Caller, wanted: Wish): Promise<Round> => {
  const { challenge } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  const { round, promised, areas } = await currentRound(ports, challenge);
  refusePublished(round);
  if (wanted.reviewsPerEntry < promised) throw new Refusal('invalid', `The published rules promise each entry at least ${promised} ${promised === 1 ? 'review' : 'reviews'}. Enter ${promised} or more.`, 'reviewsPerEntry');
  refuseImpossible(wanted, areas);
  if (round.version !== wanted.version) throw new Refusal('stale', 'Somebody changed the plan since you opened it. Look again, then propose.', undefined, { version: round.version });
  const { reviewsPerEntry, mostPerJudge, leastPerJudge, expertsPerEntry, byLot } = wanted;
  const limits = wanted.limits ? await checkedLimits(ports, wanted) : round.limits;
  const draws = round.draws + (wanted.drawAgain ? 1 : 0);
  const commitment = commitmentTo(ports.sha256, drawSecret(ports, { id: round.id, draws }));
  const next: Round = { ...round, reviewsPerEntry, mostPerJudge, leastPerJudge, limits, expertsPerEntry, byLot, draws, commitment, version: round.version + 1 };
  const hand = wanted.forgetHand ? await ports.rounds.hand(round.id) : undefined;
  const refs = { round: round.id, reviews: reviewsPerEntry, most: mostPerJudge, least: leastPerJudge, experts: expertsPerEntry, lot: byLot, draws, commitment };
  await ports.rounds.save(next, tell(ports, caller, 'round.planned', { about: challenge.id, refs, answer: next }), hand && { ...hand, added: [], removed: [], version: hand.version + 1 });
  return next;
};

/** Whether a pair may meet, and whether it is in the proposal: from what is there now, or from what a job proposed. */
const drawnPair = async (ports: Needed, challenge: Challenge, { judgeId, entryId }: Pair) => {
  const plan = await planFor(ports, challenge);
  if (!plan.ready.some((judge) => judge.personId === judgeId) || !plan.entries.some((entry) => entry.id === entryId)) throw notFound('pair');
  const proposal = proposalOf(ports, plan);
  // the answer tells whether the pair is in it
  if (proposal) await noteLook(ports, plan, proposal);
  return { barred: plan.barred.has(pairName(judgeId, entryId)), proposed: (proposal?.pairs ?? []).some((pair) => pair.judgeId === judgeId && pair.entryId === entryId) };
};
const keptPair = async (ports: Needed, challenge: Challenge, round: Round, { judgeId, entryId }: Pair) => {
  const entry = await ports.entries.find(entryId);
  if (entry?.challengeId !== challenge.id) throw notFound('pair');
  const { row, ready } = await keptRow(ports, challenge, round, entry);
  if (!ready.has(judgeId)) throw notFound('pair');
  const proposed = row.readers.some((reader) => reader.judgeId === judgeId);
  return { barred: !proposed && !row.able.includes(judgeId), proposed };
};

/** A pair put into the proposal or taken out of it before publishing. What is taken out goes to the next judge in the draw. */
export const changeProposal = async (ports: Needed, caller: Caller, wanted: Pair & { challengeId: string; change: 'add' | 'remove' }): Promise<HandChanges> => {
  const { challenge } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  const { round } = await currentRound(ports, challenge);
  refusePublished(round);
  const { barred, proposed } = (await isLarge(ports, challenge.id)) ? await keptPair(ports, challenge, round, wanted) : await drawnPair(ports, challenge, wanted);
  if (wanted.change === 'add' && barred) throw new Refusal('conflict', 'This judge cannot read this entry. Choose another judge.', 'judgeId');
  if (wanted.change === 'add' && proposed) throw new Refusal('taken', 'This judge has this entry already.', 'judgeId');
  if (wanted.change === 'remove' && !proposed) throw notFound('pair');
  const hand = (await ports.rounds.hand(round.id)) ?? noHandChanges(round);
  if (hand.added.length + hand.removed.length >= mostHandChanges) throw new Refusal('limit', `At most ${mostHandChanges} changes by hand. Draw again instead.`);
  const next = wanted.change === 'add' ? withPair(hand, wanted) : withoutPair(hand, wanted);
  const refs = { round: round.id, judge: wanted.judgeId, entry: wanted.entryId, change: wanted.change };
  await ports.rounds.saveHand(next, tell(ports, caller, 'assignment.moved', { about: wanted.challengeId, refs, answer: next }));
  return next;
};
