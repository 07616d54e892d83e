import type { Caller } from '../../domain/caller.ts';
import { judgingPhase, type Challenge } from '../../domain/call/challenge.ts';
import type { Criterion } from '../../domain/call/rubric.ts';
import { savingFaults } from '../../domain/judging/evaluation/mark-faults.ts';
import { isPracticing, noPractice, type Practice, type PracticeScores, type Sample } from '../../domain/judging/practice/practice.ts';
import { fewestToCompare, othersShown, spreadOf, type CriterionSpread } from '../../domain/judging/practice/practice-spread.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Ports } from '../../ports/ports.ts';
import { practiceCriteria } from '../practice-criteria.ts';
import { withSecondLook } from '../second-look.ts';
import { tell } from '../tell.ts';
import { judgePastGate } from './at-work.ts';

type Needed = Pick<Ports, 'challenges' | 'judges' | 'practices'>;
type Which = { challengeId: string; sampleId: string };
export type OwnPractice = { first: boolean; /** The judge's own entries wait for it. */ waits: boolean; open: boolean; closesAt: string; samples: { id: string; title: string; scored: boolean }[] };

/** The samples, in the same order for every judge, and which of them the judge has scored. */
export const readPractice = async (ports: Needed, caller: Caller, challengeId: string): Promise<OwnPractice> => {
  const { judge, challenge } = await judgePastGate(ports, caller, challengeId);
  const { samples, first } = (await ports.practices.find(challengeId)) ?? noPractice(challengeId);
  const own = await ports.practices.ofJudge(challengeId, judge.personId, samples.map(({ id }) => id));
  const scored = new Set(own.map(({ sampleId }) => sampleId));
  const open = isPracticing(challenge, caller.at);
  return { first, waits: open && first && scored.size < samples.length, open, closesAt: judgingPhase(challenge)?.closesAt ?? '', samples: samples.map(({ id, title }) => ({ id, title, scored: scored.has(id) })) };
};

type AtSample = { challenge: Challenge; practice: Practice; sample: Sample; judgeId: string; criteria: Criterion[]; own?: PracticeScores | undefined };

const atSample = async (ports: Needed, caller: Caller, { challengeId, sampleId }: Which): Promise<AtSample> => {
  const { judge, challenge } = await judgePastGate(ports, caller, challengeId);
  const practice = await ports.practices.find(challengeId);
  const sample = practice?.samples.find(({ id }) => id === sampleId);
  if (!practice || !sample) throw notFound('sample');
  const [criteria, [own]] = await Promise.all([practiceCriteria(ports, challenge, practice), ports.practices.ofJudge(challengeId, judge.personId, [sampleId])]);
  return { challenge, practice, sample, judgeId: judge.personId, criteria, own };
};

export type OthersOnSample = { shown: number; needed: number; /** The panel is so small that nobody ever sees others. */ few: boolean; criteria: CriterionSpread[] };

/** Counts only, and only once one's own scores are in. */
const othersOn = async (ports: Needed, { challenge, sample, judgeId, criteria, own }: AtSample): Promise<OthersOnSample | undefined> => {
  if (!own) return undefined;
  const { shown, needed } = othersShown(await ports.practices.ofSample(challenge.id, sample.id), judgeId);
  const few = shown.length === 0 && (await ports.judges.ofChallenge(challenge.id)).filter(({ revoked }) => !revoked).length < fewestToCompare;
  return { shown: shown.length, needed, few, criteria: shown.length > 0 ? spreadOf(criteria, shown) : [] };
};

export const readSample = async (ports: Needed, caller: Caller, which: Which) => {
  const work = await atSample(ports, caller, which);
  const { challenge, sample, criteria, own } = work;
  return { sample, criteria, own, others: await othersOn(ports, work), open: isPracticing(challenge, caller.at), closesAt: judgingPhase(challenge)?.closesAt ?? '' };
};

type Given = Which & { marks: Record<string, number>; comments: Record<string, string>; version: number };

const attemptScore = async (ports: Needed & Pick<Ports, 'chance'>, caller: Caller, { marks, comments, version, ...which }: Given): Promise<PracticeScores> => {
  const { challenge, practice, sample, judgeId, criteria, own } = await atSample(ports, caller, which);
  if (!isPracticing(challenge, caller.at)) throw new Refusal('closed', 'Practice is over. What was scored stays as it was.');
  if (own) throw new Refusal('conflict', 'You scored this sample already. Practice is scored once, because you have seen since how others scored it.');
  if (sample.n !== version) throw new Refusal('stale', 'The agency changed this sample since you opened it. Read it again, then save your scores.', undefined, { version: sample.n });
  const faults = savingFaults(criteria, { marks, comments });
  if (faults.length > 0) throw Refusal.invalid(faults);
  const scores: PracticeScores = { challengeId: challenge.id, sampleId: sample.id, judgeId, marks, comments, savedAt: caller.at };
  const begins: Practice | undefined = practice.begun ? undefined : { ...practice, begun: { at: caller.at, rulesVersion: challenge.rulesVersion }, version: practice.version + 1 };
  await ports.practices.score(scores, tell(ports, caller, 'practice.scored', { about: challenge.id, refs: { sample: sample.id, judge: judgeId }, answer: scores }), begins);
  return scores;
};

/** One sample, scored once. It enters no score, result or count. */
export const scoreSample = (ports: Needed & Pick<Ports, 'chance'>, caller: Caller, given: Given): Promise<PracticeScores> => withSecondLook(() => attemptScore(ports, caller, given));
