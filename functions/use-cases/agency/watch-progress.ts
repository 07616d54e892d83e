import type { Caller } from '../../domain/caller.ts';
import type { Challenge } from '../../domain/challenge.ts';
import { judgeProgress, entryProgress, grouped, leftOf, paceOf, type EntryProgress, type JudgeProgress, type Pace } from '../../domain/judging/progress.ts';
import { toFix, type Fix } from '../../domain/judging/to-fix.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Evaluation } from '../../domain/evaluation.ts';
import type { Round } from '../../domain/round.ts';
import { isVisible } from '../../domain/round-plan.ts';
import type { Ports } from '../../ports/ports.ts';
import { ownChallenge } from './draft-of.ts';
import { readField } from './plan-assignments.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'entries' | 'teams' | 'judges' | 'rounds' | 'evaluations' | 'chance' | 'sha256'>;
type Titled = { code: string; title: string };
export type BoardJudge = JudgeProgress & { name: string; organization: string; revoked: boolean; left: number };
export type Board = { round: Round; challenge: Challenge; pace: Pace; judges: BoardJudge[]; entries: (EntryProgress & Titled)[]; fixes: Fix[]; titles: Map<string, Titled>; at: string };

export const evaluationsOf = async (ports: Pick<Ports, 'evaluations'>, round: Round, judgeIds: string[]): Promise<Evaluation[]> => {
  const lists = await Promise.all(judgeIds.map((judgeId) => ports.evaluations.ofJudge(round.id, judgeId)));
  return lists.flat().filter((one) => isVisible(round, one) || one.state === 'recused');
};

/** How the judging stands: by judge, by entry, and what is short. What a revoked judge did not save is no longer coming. */
export const readBoard = async (ports: Needed, caller: Caller, challengeId: string): Promise<Board> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  const round = await ports.rounds.current(challenge.id);
  if (!round?.publishedBatch) throw new Refusal('conflict', 'Nothing is assigned yet. Publish assignments first.', 'round');
  const { entries, judges, ready, barred } = await readField(ports, challenge);
  const titles = new Map(entries.map(({ id, code, title }) => [id, { code, title }]));
  const all = (await evaluationsOf(ports, round, judges.map((judge) => judge.personId))).filter((one) => titles.has(one.entryId));
  const lost = new Set(judges.filter((judge) => judge.revoked).map((judge) => judge.personId));
  const coming = all.filter((one) => one.state === 'saved' || !lost.has(one.judgeId));
  const ofJudge = grouped(all, (one) => one.judgeId);
  const rows = judges.map((judge): BoardJudge => {
    const progress = judgeProgress(judge.personId, ofJudge.get(judge.personId) ?? []);
    return { ...progress, name: judge.name, organization: judge.organization, revoked: Boolean(judge.revoked), left: judge.revoked ? 0 : leftOf(progress) };
  });
  const progress = entryProgress([...titles.keys()], coming, round.reviewsPerEntry).map((row) => ({ ...row, ...titles.get(row.entryId)! }));
  const fixes = toFix({
    entryIds: [...titles.keys()], readyIds: ready.map((judge) => judge.personId), pairs: all, barred, needed: round.reviewsPerEntry, mostPerJudge: round.mostPerJudge, begun: caller.at >= round.opensAt,
  });
  const pace = paceOf(coming, rows.filter((row) => !row.revoked), round.opensAt, caller.at);
  return { round, challenge, pace, judges: rows, entries: progress.toSorted((a, b) => a.saved - b.saved || a.code.localeCompare(b.code)), fixes, titles, at: caller.at };
};
