import type { Sha256 } from '../../words/canonical.ts';
import type { Challenge, Rules } from '../../call/challenge.ts';
import { judgingPhase } from '../../call/challenge.ts';
import { idBytes, makeId } from '../../id.ts';
import { Refusal } from '../../refusal.ts';
import type { Round } from './round.ts';

/** The round as the published rules plan it: dates from the judging phase, limits from the judging section. */
export const roundOf = (challenge: Challenge, rules: Rules, id: string): Round => {
  const phase = judgingPhase(challenge);
  if (!phase) throw new Refusal('conflict', 'The timeline has no judging phase.');
  const { blind, anonymized, othersVisible, reviewsPerEntry, mostPerJudge, quorum } = rules.sections.judging;
  return {
    id, challengeId: challenge.id, phaseId: phase.id, rulesVersion: rules.version, blind, anonymized, othersVisible, reviewsPerEntry, mostPerJudge, leastPerJudge: 0, limits: [], expertsPerEntry: 0, byLot: true, quorum,
    opensAt: phase.opensAt, closesAt: phase.closesAt, draws: 0, proposals: 0, commitment: '', entryCount: 0, judgeCount: 0, version: 1,
  };
};

const bytesOf = (hex: string) => Uint8Array.from({ length: idBytes }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16));

/**
 * The round before its assignments are published: what a manager planned, with the dates and rules as they are today. Version 0
 * says that nothing is stored yet; its id follows from the challenge, so that looking at it twice shows the same.
 */
export const plannedRound = (challenge: Challenge, rules: Rules, sha256: Sha256, stored: Round | undefined): Round => {
  if (stored?.publishedBatch) return asScheduled(stored, challenge);
  const id = makeId('round', bytesOf(sha256(`round ${challenge.id} ${judgingPhase(challenge)?.id}`)));
  const fresh = { ...roundOf(challenge, rules, id), version: 0 };
  if (!stored) return fresh;
  const { reviewsPerEntry, mostPerJudge, leastPerJudge, limits, expertsPerEntry, byLot, draws, publishing, version } = stored;
  return { ...fresh, id: stored.id, reviewsPerEntry: Math.max(reviewsPerEntry, fresh.reviewsPerEntry), mostPerJudge, leastPerJudge, limits, expertsPerEntry, byLot, draws, publishing, version };
};

/** Dates move for everybody at once, so the challenge alone holds them. */
export const asScheduled = (round: Round, challenge: Challenge): Round => {
  const phase = challenge.phases.find(({ id }) => id === round.phaseId);
  return phase ? { ...round, opensAt: phase.opensAt, closesAt: phase.closesAt } : round;
};

export const isScoring = (round: Round, at: string): boolean => round.publishedAt !== undefined && at >= round.opensAt && at <= round.closesAt;

/** Not the judge’s any more: they stepped back, or the organizer took it back before it was begun. */
export const isTaken = ({ state }: { state: string }): boolean => state === 'recused' || state === 'taken-back';

/** Assigned in the published batch, or begun: started work is never taken away. */
export const isVisible = (round: Round, evaluation: { batch: string; state: string }): boolean =>
  round.publishedBatch !== undefined && !isTaken(evaluation) && (evaluation.batch === round.publishedBatch || evaluation.state !== 'assigned');
