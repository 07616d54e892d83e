import { signedIn, type Caller } from '../../domain/caller.ts';
import { entriesPhase, judgingPhase, stageOf, type Challenge, type Stage } from '../../domain/call/challenge.ts';
import type { Evaluation } from '../../domain/judging/evaluation/evaluation.ts';
import { minutesAnEntry } from '../../domain/judging/evaluation/reading-time.ts';
import { phaseOf, type ExpoPhase } from '../../domain/judging/expo/demo-day.ts';
import type { Judge } from '../../domain/panel/judge.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Round } from '../../domain/judging/round/round.ts';
import { isScoring, isVisible } from '../../domain/judging/round/plan.ts';
import type { Criterion } from '../../domain/call/rubric.ts';
import type { Ports } from '../../ports/ports.ts';
import { storedRound } from '../current-round.ts';
import { ownJudge } from './at-work.ts';

type Needed = Pick<Ports, 'challenges' | 'judges' | 'rounds' | 'evaluations' | 'demoDays'>;
export type Counts = { assigned: number; saved: number; skipped: number; abstained: number; left: number; /** Changed after they were saved: the changes count for nothing yet. */ changed: number };
export type OwnJudging = { judge: Judge; challenge: Challenge; stage: Stage; round?: Round | undefined; scoring: boolean; counts: Counts; /** Of a demo day that this judge was chosen for. */ demoDay?: ExpoPhase | undefined };

const countOf = (own: Evaluation[]): Counts => {
  const count = (...states: Evaluation['state'][]) => own.filter((one) => states.includes(one.state)).length;
  return { assigned: own.length, saved: count('saved'), skipped: count('skipped'), abstained: count('abstained'), left: count('assigned', 'started', 'skipped'), changed: own.filter((one) => one.draft !== undefined).length };
};

/** Where a judge stands in one challenge: nothing about entries before the conflict gate is answered. */
export const readOwnJudging = async (ports: Needed, caller: Caller, challengeId: string): Promise<OwnJudging> => {
  const { judge, challenge } = await ownJudge(ports, caller, challengeId);
  const [current, day] = await Promise.all([judge.declaredAt ? storedRound(ports, challenge) : undefined, ports.demoDays.find(challengeId)]);
  const round = current?.publishedBatch ? current : undefined;
  const own = round ? (await ports.evaluations.ofJudge(round.id, judge.personId)).filter((one) => isVisible(round, one)) : [];
  return { judge, challenge, stage: stageOf(challenge, caller.at), round, scoring: round !== undefined && isScoring(round, caller.at), counts: countOf(own), demoDay: day?.judgeIds.includes(judge.personId) ? phaseOf(day) : undefined };
};

/** Revoked between the list and the look: simply not there. Anything else is a fault. */
const unlessGone = (error: unknown): undefined => {
  if (!(error instanceof Refusal && error.code === 'not-found')) throw error;
};

/** Everywhere the caller judges. */
export const readAllJudging = async (ports: Needed, caller: Caller): Promise<OwnJudging[]> => {
  const ids = await ports.judges.challengesOf(signedIn(caller).id);
  const shown = await Promise.all(ids.map((id) => readOwnJudging(ports, caller, id).catch(unlessGone)));
  return shown.filter((one) => one !== undefined);
};

export type Brief = {
  criteria: Criterion[]; blind: boolean; othersVisible: 'never' | 'after-own'; openDraw: boolean; mostPerJudge: number; minutesPerEntry: number; instructions: string;
  entriesCloseAt?: string | undefined; opensAt?: string | undefined; closesAt?: string | undefined;
};

/** What a judge is told before starting: the published rubric, the dates and the time it takes. */
export const readBrief = async (ports: Pick<Ports, 'challenges'>, { challenge, round }: Pick<OwnJudging, 'challenge' | 'round'>): Promise<Brief | undefined> => {
  const rules = await ports.challenges.rules(challenge.id, round?.rulesVersion ?? challenge.rulesVersion);
  if (!rules) return undefined;
  const phase = judgingPhase(challenge);
  const { criteria, blind, othersVisible, openDraw, mostPerJudge, instructions } = rules.sections.judging;
  return {
    criteria, blind, othersVisible, openDraw, mostPerJudge, instructions, minutesPerEntry: minutesAnEntry(rules),
    entriesCloseAt: entriesPhase(challenge)?.closesAt, opensAt: round?.opensAt ?? phase?.opensAt, closesAt: round?.closesAt ?? phase?.closesAt,
  };
};
