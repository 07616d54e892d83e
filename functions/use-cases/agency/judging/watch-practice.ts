import type { Caller } from '../../../domain/caller.ts';
import type { Judge } from '../../../domain/panel/judge.ts';
import { noPractice, type PracticeScores } from '../../../domain/judging/practice/practice.ts';
import { differsMost, spreadOf, type CriterionSpread } from '../../../domain/judging/practice/practice-spread.ts';
import type { Ports } from '../../../ports/ports.ts';
import { practiceCriteria } from '../../practice-criteria.ts';
import { ownChallenge } from '../call/draft-of.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'judges' | 'practices'>;
type JudgeScores = Pick<PracticeScores, 'judgeId' | 'marks' | 'comments' | 'savedAt'> & { name: string; revoked: boolean };
export type PracticeBoard = { /** Judges with access. */ panel: number; words?: string | undefined; samples: { id: string; title: string; criteria: CriterionSpread[]; judges: JudgeScores[] }[] };

const named = (judges: Judge[], given: PracticeScores[]): JudgeScores[] => {
  const byId = new Map(judges.map((judge) => [judge.personId, judge]));
  return given
    .map(({ judgeId, marks, comments, savedAt }) => ({ judgeId, marks, comments, savedAt, name: byId.get(judgeId)?.name ?? '', revoked: byId.get(judgeId)?.revoked !== undefined }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en') || a.judgeId.localeCompare(b.judgeId));
};

/** How the panel scored the samples, by name as on the progress board, for a talk before the real entries. */
export const watchPractice = async (ports: Needed, caller: Caller, challengeId: string): Promise<PracticeBoard> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  const practice = (await ports.practices.find(challengeId)) ?? noPractice(challengeId);
  const [judges, criteria, ...given] = await Promise.all([ports.judges.ofChallenge(challengeId), practiceCriteria(ports, challenge, practice), ...practice.samples.map(({ id }) => ports.practices.ofSample(challengeId, id))]);
  const samples = practice.samples.map(({ id, title }, i) => ({ id, title, criteria: spreadOf(criteria, given[i]!), judges: named(judges, given[i]!) }));
  return { panel: judges.filter(({ revoked }) => !revoked).length, words: differsMost(samples.map((sample) => ({ sample, criteria: sample.criteria }))), samples };
};
