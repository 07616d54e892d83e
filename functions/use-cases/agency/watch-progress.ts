import type { Caller } from '../../domain/caller.ts';
import { judgeProgress, entryProgress, paceOf, type EntryProgress, type JudgeProgress, type Pace } from '../../domain/judging/progress.ts';
import { reminderLetter } from '../../domain/letters/judging.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Evaluation } from '../../domain/evaluation.ts';
import type { Round } from '../../domain/round.ts';
import { isVisible } from '../../domain/round-plan.ts';
import type { Ports } from '../../ports/ports.ts';
import { tell } from '../tell.ts';
import { ownChallenge } from './draft-of.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'entries' | 'judges' | 'rounds' | 'evaluations' | 'mails' | 'chance' | 'site'>;
type Named<T> = T & { name: string; organization: string };
export type Board = {
  round: Round;
  pace: Pace;
  judges: Named<JudgeProgress>[];
  entries: (EntryProgress & { code: string; title: string })[];
  at: string;
};

export const evaluationsOf = async (ports: Pick<Ports, 'evaluations'>, round: Round, judgeIds: string[]): Promise<Evaluation[]> => {
  const lists = await Promise.all(judgeIds.map((judgeId) => ports.evaluations.ofJudge(round.id, judgeId)));
  return lists.flat().filter((one) => isVisible(round, one) || one.state === 'recused');
};

/** How the judging stands: by judge, by entry, and what is short. */
export const readBoard = async (ports: Needed, caller: Caller, challengeId: string): Promise<Board> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  const round = await ports.rounds.current(challenge.id);
  if (!round?.publishedBatch) throw new Refusal('conflict', 'Nothing is assigned yet. Publish assignments first.', 'round');
  const judges = await ports.judges.ofChallenge(challenge.id);
  const all = await evaluationsOf(ports, round, judges.map((judge) => judge.personId));
  const rows = judges.map((judge) => ({
    ...judgeProgress(judge.personId, all.filter((one) => one.judgeId === judge.personId)), name: judge.name, organization: judge.organization,
  }));
  const entries = await ports.entries.findMany([...new Set(all.map((one) => one.entryId))]);
  const progress = entryProgress(entries.map((entry) => entry.id), all, round.reviewsPerEntry).map((row) => {
    const entry = entries.find((one) => one.id === row.entryId)!;
    return { ...row, code: entry.code, title: entry.title };
  });
  return { round, pace: paceOf(all, rows, round.opensAt, caller.at), judges: rows, entries: progress.toSorted((a, b) => a.saved - b.saved), at: caller.at };
};

/** Only judges with something left can be chosen; the recipients are frozen with this act. */
export const remindJudges = async (ports: Needed, caller: Caller, wanted: { challengeId: string; judgeIds: string[] }): Promise<{ reminded: string[]; skipped: string[] }> => {
  const { challenge } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  const board = await readBoard(ports, caller, wanted.challengeId);
  const judges = await ports.judges.ofChallenge(challenge.id);
  const left = (id: string) => {
    const row = board.judges.find((judge) => judge.judgeId === id);
    return row ? row.assigned - row.saved - row.abstained : 0;
  };
  const due = judges.filter((judge) => wanted.judgeIds.includes(judge.personId) && !judge.revoked && left(judge.personId) > 0);
  const answer = { reminded: due.map((judge) => judge.personId), skipped: wanted.judgeIds.filter((id) => !due.some((judge) => judge.personId === id)) };
  const link = `${ports.site.origin}/judge/${challenge.id}`;
  const letters = due.map((judge) =>
    reminderLetter({ id: ports.chance.id('mail'), at: caller.at, to: judge.email, personId: judge.personId, about: challenge.id }, challenge, board.round, left(judge.personId), link),
  );
  await ports.mails.queueWith(letters, tell(ports, caller, 'judge.reminded', { about: challenge.id, refs: { count: letters.length }, answer }));
  return answer;
};
