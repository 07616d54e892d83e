import type { Challenge, Rules } from './challenge.ts';
import { judgingPhase } from './challenge.ts';
import { Refusal } from './refusal.ts';
import type { Round } from './round.ts';

/** The round as the published rules plan it: dates from the judging phase, limits from the judging section. */
export const roundOf = (challenge: Challenge, rules: Rules, id: string, seed: string): Round => {
  const phase = judgingPhase(challenge);
  if (!phase) throw new Refusal('conflict', 'The timeline has no judging phase.');
  const { blind, othersVisible, reviewsPerEntry, mostPerJudge, quorum } = rules.sections.judging;
  return {
    id, challengeId: challenge.id, phaseId: phase.id, rulesVersion: rules.version, blind, othersVisible, reviewsPerEntry, mostPerJudge, quorum,
    opensAt: phase.opensAt, closesAt: phase.closesAt, seed, entryCount: 0, judgeCount: 0, version: 1,
  };
};

export const isScoring = (round: Round, at: string): boolean => round.publishedAt !== undefined && at >= round.opensAt && at <= round.closesAt;

/** Assigned in the published batch, or begun: started work is never taken away. */
export const isVisible = (round: Round, evaluation: { batch: string; state: string }): boolean =>
  round.publishedBatch !== undefined && evaluation.state !== 'recused' && (evaluation.batch === round.publishedBatch || evaluation.state !== 'assigned');
