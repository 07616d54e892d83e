import type { Caller } from '../../../domain/caller.ts';
import { judgingPhase, type Challenge } from '../../../domain/call/challenge.ts';
import { isWorking, type Scoring } from '../../../domain/judging/result/result.ts';
import type { Round } from '../../../domain/judging/round/round.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { storedRound } from '../../current-round.ts';

/** Where the working-out stands. A result that is being worked out anew is read as it was until then. */
export type Working = { state: 'waiting' | 'working' | 'ready'; done: number; of: number; readyAt?: string | undefined };

/** Nobody decides, or sees a score, while a judge can still change one. */
export const closedRound = async (ports: Pick<Ports, 'rounds'>, caller: Caller, challenge: Challenge): Promise<Round> => {
  const round = await storedRound(ports, challenge);
  if (!round?.publishedBatch) throw new Refusal('conflict', caller.at <= (judgingPhase(challenge)?.closesAt ?? '') ? 'Nothing is assigned yet.' : 'Nothing was assigned in this challenge before judging closed, so there is nothing to decide. Cancel the challenge, with the reason.', 'round');
  if (caller.at <= round.closesAt) throw new Refusal('closed', 'Scores are shown once the round is closed, so that nobody steers it.', undefined, { closesAt: round.closesAt });
  return round;
};

export const workingOf = (scoring: Scoring | undefined): Working => {
  if (!scoring) return { state: 'waiting', done: 0, of: 0 };
  return { state: isWorking(scoring) ? 'working' : 'ready', done: scoring.done, of: scoring.of, readyAt: scoring.readyAt };
};

/** What a job is checking stands still meanwhile. */
export const refuseApplying = ({ applying }: Round): void => {
  if (applying && applying.refused === undefined) throw new Refusal('conflict', 'The decisions are being applied. Look again in a minute.');
};
