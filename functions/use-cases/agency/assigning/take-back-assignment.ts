import type { Caller } from '../../../domain/caller.ts';
import type { Evaluation } from '../../../domain/judging/evaluation/evaluation.ts';
import { isVisible } from '../../../domain/judging/round/plan.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { storedRound } from '../../current-round.ts';
import { onRecord, type Recorder } from '../../on-record.ts';
import { tell } from '../../tell.ts';
import { ownChallenge } from '../call/draft-of.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'rounds' | 'evaluations' | 'entries'> & Recorder;

const begun = () => new Refusal('conflict', 'This judge has begun with this entry. Work that was begun is never taken away.', 'judgeId');

/** A pair added by hand after the assignments were out, taken back while its judge has not begun. What was drawn stays drawn. */
export const takeBackAssignment = async (ports: Needed, caller: Caller, wanted: { challengeId: string; judgeId: string; entryId: string }): Promise<Evaluation> => {
  const { challenge } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  const round = await storedRound(ports, challenge);
  const [evaluation, entry] = round ? await Promise.all([ports.evaluations.find(round.id, wanted.judgeId, wanted.entryId), ports.entries.find(wanted.entryId)]) : [];
  if (!round || !evaluation || !entry || !isVisible(round, evaluation)) throw notFound('pair');
  if (caller.at > round.closesAt) throw new Refusal('closed', 'The round is closed: the assignments stand as they were.');
  if (evaluation.state !== 'assigned') throw begun();
  if (evaluation.given !== 'by-hand') throw new Refusal('conflict', 'This judge was drawn for this entry. Only what was added by hand can be taken back.', 'judgeId');
  const next: Evaluation = { ...evaluation, state: 'taken-back', touchedAt: caller.at, version: evaluation.version + 1 };
  const refs = { round: round.id, judge: wanted.judgeId, entry: wanted.entryId };
  const deed = tell(ports, caller, 'assignment.taken-back', { about: challenge.id, refs, answer: next });
  await ports.evaluations.save(next, onRecord(ports, deed, { round, judgeId: wanted.judgeId, code: entry.code })).catch((error: unknown) => {
    throw error instanceof Refusal && error.code === 'stale' ? begun() : error;
  });
  return next;
};
