import type { Caller } from '../../../domain/caller.ts';
import type { Challenge } from '../../../domain/call/challenge.ts';
import type { Evaluation } from '../../../domain/judging/evaluation/evaluation.ts';
import type { Judge } from '../../../domain/panel/judge.ts';
import { stands, asSent, type Entry } from '../../../domain/entry/entry.ts';
import { isComing } from '../../../domain/judging/progress/standing.ts';
import { isApart, isReady } from '../../../domain/judging/assigning/takers.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import type { Round } from '../../../domain/judging/round/round.ts';
import { isVisible } from '../../../domain/judging/round/plan.ts';
import type { Ports } from '../../../ports/ports.ts';
import { storedRound } from '../../current-round.ts';
import { onRecord, type Recorder } from '../../on-record.ts';
import { tell } from '../../tell.ts';
import { ownChallenge } from '../call/draft-of.ts';
import { refuseUnreadable } from '../entries/look-through.ts';
import { firstEvaluation } from './publish-assignments.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'entries' | 'teams' | 'judges' | 'rounds' | 'evaluations' | 'redactions'> & Recorder;

/** Where a missing review is being filled, one that was filled meanwhile is enough. */
const refuseEnough = async (ports: Needed, round: Round, entryId: string): Promise<void> => {
  const visible = (await ports.evaluations.ofEntry(round.id, entryId)).filter((one) => isVisible(round, one));
  const judges = await ports.judges.findMany(round.challengeId, visible.map((one) => one.judgeId));
  const lost = (judgeId: string) => judges.find((judge) => judge.personId === judgeId)?.revoked !== undefined;
  const coming = visible.filter((one) => isComing({ state: one.state, lost: lost(one.judgeId) }));
  if (coming.length >= round.reviewsPerEntry) throw new Refusal('conflict', 'This entry has all its reviews, or the judges who will give them. To ask for one more, add a judge on the assignments page.');
};

/** The pair, if both are there and may meet; whoever competes here themselves reads nothing. */
const mayMeet = async (ports: Needed, { id: challengeId, sponsors }: Challenge, judge: Judge, { teamId }: Entry): Promise<boolean> => {
  const { personId } = judge;
  const [team, own, declared, said] = await Promise.all([ports.teams.find(teamId), ports.teams.ofPerson(personId), ports.judges.conflicts(challengeId, personId), ports.judges.declarations(challengeId, personId)]);
  return team !== undefined && !own.some((one) => one.challengeId === challengeId) && !isApart(judge, team, { declared, said, sponsors });
};

/** One more pair, for an entry that fell short: never one that may not meet. */
export const addAssignment = async (ports: Needed, caller: Caller, wanted: { challengeId: string; judgeId: string; entryId: string; whileShort?: boolean | undefined }): Promise<Evaluation> => {
  const { challenge } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  const round = await storedRound(ports, challenge);
  if (!round?.publishedBatch) throw new Refusal('conflict', 'Publish the assignments first.');
  if (caller.at > round.closesAt) throw new Refusal('closed', 'The round is closed: nobody can score any more.');
  const [judge, entry] = await Promise.all([ports.judges.find(challenge.id, wanted.judgeId), ports.entries.find(wanted.entryId, { strong: true })]);
  if (!judge || !isReady(judge) || entry?.challengeId !== challenge.id || !stands(entry)) throw notFound('pair');
  if (!(await mayMeet(ports, challenge, judge, entry))) throw new Refusal('conflict', 'This judge cannot read this entry. Choose another judge.', 'judgeId');
  await refuseUnreadable(ports, round, [asSent(entry)]);
  const before = await ports.evaluations.find(round.id, wanted.judgeId, entry.id);
  if (before && before.state !== 'taken-back' && (before.batch === round.publishedBatch || before.state !== 'assigned')) throw new Refusal('taken', 'This judge has this entry already.', 'judgeId');
  if (wanted.whileShort) await refuseEnough(ports, round, entry.id);
  const own = await ports.evaluations.ofJudge(round.id, wanted.judgeId);
  const first = firstEvaluation(round, round.publishedBatch, wanted.judgeId, entry, own.length + 1, 'by-hand');
  const evaluation: Evaluation = { ...first, version: (before?.version ?? 0) + 1 };
  const refs = { round: round.id, judge: wanted.judgeId, entry: entry.id };
  await ports.evaluations.add(evaluation, onRecord(ports, tell(ports, caller, 'assignment.moved', { about: challenge.id, refs, answer: evaluation }), { round, judgeId: wanted.judgeId, code: entry.code }));
  return evaluation;
};
