import type { Evaluation } from '../../domain/judging/evaluation/evaluation.ts';
import { replacementOf } from '../../domain/judging/round/replacement.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { onRecord, type Recorder } from '../on-record.ts';
import type { Working } from './at-work.ts';

type Work = Pick<Working, 'round' | 'evaluation'>;

/** Who has the entry in place of a judge who abstained. */
const replacing = async (ports: Pick<Ports, 'evaluations'>, { round, evaluation }: Work): Promise<Evaluation | undefined> =>
  evaluation.state === 'abstained' ? replacementOf(await ports.evaluations.ofEntry(round.id, evaluation.entryId), evaluation.judgeId) : undefined;

/** Another judge began with the entry since this one abstained: it is theirs. */
export const isPassedOn = async (ports: Pick<Ports, 'evaluations'>, work: Work): Promise<boolean> => {
  const other = await replacing(ports, work);
  return other !== undefined && other.state !== 'assigned';
};

const passedOn = () => new Refusal('conflict', 'You abstained, and another judge has begun with this entry in your place. You can no longer score it.');

export const refusePassedOn = async (ports: Pick<Ports, 'evaluations'>, work: Work): Promise<void> => {
  if (await isPassedOn(ports, work)) throw passedOn();
};

/** Who abstained takes the entry up again: whoever was given it instead and has not begun is free of it. A step before the scores, so that cut off between both it is simply done again. */
export const takeUpAgain = async (ports: Pick<Ports, 'evaluations'> & Recorder, work: Work, { code, at }: { code: string; at: string }): Promise<void> => {
  const other = await replacing(ports, work);
  if (!other) return;
  if (other.state !== 'assigned') throw passedOn();
  const { round } = work;
  const { judgeId, entryId } = other;
  const act = { id: ports.chance.id('act'), kind: 'assignment.taken-back', about: round.challengeId, by: 'system', at, refs: { round: round.id, judge: judgeId, entry: entryId } } as const;
  await ports.evaluations.save({ ...other, state: 'taken-back', touchedAt: at, version: other.version + 1 }, onRecord(ports, act, { round, judgeId, code })).catch((error: unknown) => {
    throw error instanceof Refusal && error.code === 'stale' ? passedOn() : error;
  });
};
