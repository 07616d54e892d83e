import { signedIn, type Caller } from '../../domain/caller.ts';
import type { Challenge } from '../../domain/call/challenge.ts';
import type { Evaluation } from '../../domain/judging/evaluation/evaluation.ts';
import type { Judge } from '../../domain/panel/judge.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Round } from '../../domain/judging/round/round.ts';
import { isScoring, isVisible } from '../../domain/judging/round/plan.ts';
import { momentWords } from '../../domain/moment.ts';
import type { Ports } from '../../ports/ports.ts';
import { storedRound } from '../current-round.ts';
import { waitsForPractice } from './practice-first.ts';

type Needed = Pick<Ports, 'challenges' | 'judges' | 'practices' | 'rounds' | 'evaluations'>;

/** The judge, if accepted and not revoked; to anybody else the judging is not there. */
export const ownJudge = async (ports: Pick<Ports, 'challenges' | 'judges'>, caller: Caller, challengeId: string): Promise<{ judge: Judge; challenge: Challenge }> => {
  const person = signedIn(caller);
  const [judge, challenge] = await Promise.all([ports.judges.find(challengeId, person.id), ports.challenges.find(challengeId, { strong: true })]);
  if (!judge || judge.revoked || !challenge) throw notFound('challenge');
  return { judge, challenge };
};

/** Orientation and the conflict gate come before any content, samples too. */
export const judgePastGate = async (ports: Pick<Ports, 'challenges' | 'judges'>, caller: Caller, challengeId: string): Promise<{ judge: Judge; challenge: Challenge }> => {
  const own = await ownJudge(ports, caller, challengeId);
  if (!own.judge.orientedAt) throw new Refusal('conflict', 'Read the orientation first.', 'orientation');
  if (!own.judge.declaredAt) throw new Refusal('conflict', 'Say first whom you cannot judge.', 'conflicts');
  return own;
};

/** A judge with entries; where the agency asks for it, the samples come before them. */
export const judgeAtWork = async (ports: Needed, caller: Caller, challengeId: string): Promise<{ judge: Judge; challenge: Challenge; round: Round }> => {
  const own = await judgePastGate(ports, caller, challengeId);
  const round = await storedRound(ports, own.challenge);
  if (!round?.publishedBatch) throw new Refusal('conflict', 'No entries are assigned yet. You get a letter when they are.', 'round');
  if (await waitsForPractice(ports, own.challenge, own.judge.personId, caller.at)) throw new Refusal('conflict', 'Score the practice samples first. Your entries open when all of them are scored.', 'practice');
  return { ...own, round };
};

export type Working = { judge: Judge; challenge: Challenge; round: Round; evaluation: Evaluation };

/** One of the judge's own evaluations; one that is not theirs, or that they stepped back from, is not there. */
export const ownEvaluation = async (ports: Needed, caller: Caller, challengeId: string, entryId: string): Promise<Working> => {
  const work = await judgeAtWork(ports, caller, challengeId);
  const evaluation = await ports.evaluations.find(work.round.id, work.judge.personId, entryId);
  if (!evaluation || !isVisible(work.round, evaluation)) throw notFound('entry');
  return { ...work, evaluation };
};

export const refuseOutsideRound = ({ round, challenge }: { round: Round; challenge: Challenge }, at: string): void => {
  if (challenge.cancelled) throw new Refusal('closed', 'This challenge was cancelled.');
  if (isScoring(round, at)) return;
  const words = at < round.opensAt ? `Scoring opens ${momentWords(round.opensAt, challenge.zone)}.` : `Scoring closed ${momentWords(round.closesAt, challenge.zone)}. Your scores stand as they were.`;
  throw new Refusal('closed', words);
};
