import type { Caller } from '../../../domain/caller.ts';
import type { Challenge } from '../../../domain/call/challenge.ts';
import { isOpen } from '../../../domain/judging/deliberation/deliberation.ts';
import { phaseOf } from '../../../domain/judging/expo/demo-day.ts';
import { dueFrom, isIdle, paceOf, type EntryProgress, type JudgeProgress, type Pace } from '../../../domain/judging/progress/progress.ts';
import type { JudgeStanding } from '../../../domain/judging/progress/standing.ts';
import type { Fix } from '../../../domain/judging/progress/to-fix.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Evaluation } from '../../../domain/judging/evaluation/evaluation.ts';
import { limitsOf, type Round } from '../../../domain/judging/round/round.ts';
import { isTaken, isVisible } from '../../../domain/judging/round/plan.ts';
import { standingWaivers, unwaived, type Waiver } from '../../../domain/judging/progress/waiver.ts';
import type { Ports } from '../../../ports/ports.ts';
import { storedRound } from '../../current-round.ts';
import { ownChallenge } from '../call/draft-of.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'rounds' | 'standings' | 'demoDays' | 'deliberations'>;
type Titled = { code: string; title: string };
export type BoardJudge = JudgeProgress & { name: string; organization: string; revoked: boolean; left: number; remindedAt?: string | undefined };
/** What has to end before decisions are applied: the demo day, and rooms that are open or have no minutes. */
export type Underway = { demoDay: boolean; rooms: { id: string; question: string; open: boolean }[] };
export type Board = { round: Round; challenge: Challenge; pace: Pace; /** Reviews that entries go without, and waivers that were taken back. */ waived: (Waiver & Titled)[]; judges: BoardJudge[]; entries: (EntryProgress & Titled)[]; fixes: Fix[]; underway: Underway; at: string };

export const evaluationsOf = async (ports: Pick<Ports, 'evaluations'>, round: Round, judgeIds: string[]): Promise<Evaluation[]> => {
  const lists = await Promise.all(judgeIds.map((judgeId) => ports.evaluations.ofJudge(round.id, judgeId)));
  return lists.flat().filter((one) => isVisible(round, one) || isTaken(one));
};

const judgeFixes = (judges: JudgeStanding[], round: Round, begun: boolean): Fix[] =>
  judges.filter((judge) => !judge.revoked).flatMap((judge): Fix[] => {
    const [coming, { most }] = [dueFrom(judge), limitsOf(round, judge.judgeId)];
    return [
      ...(begun && isIdle(judge) ? [{ kind: 'judge-idle' as const, judgeId: judge.judgeId, left: coming }] : []),
      ...(coming > most ? [{ kind: 'judge-over' as const, judgeId: judge.judgeId, over: coming - most }] : []),
    ];
  });

/** Reviews first saved on each day, by everybody. */
const savedOn = (judges: JudgeStanding[]): Map<number, number> => {
  const days = new Map<number, number>();
  for (const judge of judges) for (const [day, count] of judge.savedOn) days.set(day, (days.get(day) ?? 0) + count);
  return days;
};

/** Once it is closed, what counts is what came. */
const shortAtTheEnd = (entries: EntryProgress[]): Fix[] =>
  entries.filter((entry) => entry.saved < entry.needed).map(({ entryId, saved, needed }) => ({ kind: 'entry-short', entryId, missing: needed - saved, able: [] }));

/** What was waived needs no fixing. */
const shortOf = (fixes: Fix[], waiverOf: Map<string, Waiver>): Fix[] => fixes.filter((fix) => fix.kind !== 'entry-short' || unwaived(fix.missing, waiverOf.get(fix.entryId)) > 0);

const worst: Fix['kind'][] = ['pair-in-conflict', 'entry-short', 'judge-idle', 'judge-over'];

const underwayIn = async ({ demoDays, deliberations }: Needed, round: Round, at: string): Promise<Underway> => {
  if (round.decidedAt) return { demoDay: false, rooms: [] };
  const [day, rooms] = await Promise.all([demoDays.find(round.challengeId), deliberations.ofRound(round.id)]);
  const left = rooms.filter((room) => isOpen(room, at) || !room.minutes).toSorted((a, b) => a.openedAt.localeCompare(b.openedAt));
  return { demoDay: day !== undefined && phaseOf(day) === 'running', rooms: left.map((room) => ({ id: room.id, question: room.question, open: isOpen(room, at) })) };
};

/**
 * How the judging stands: by judge, by entry, and what is short. Read from the sums that jobs keep (system/keep-standing.ts), so it costs the same
 * whatever was scored and may be moments behind. What a revoked judge did not save is no longer coming.
 */
export const readBoard = async (ports: Needed, caller: Caller, challengeId: string): Promise<Board> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  const round = await storedRound(ports, challenge);
  if (!round?.publishedBatch) throw new Refusal('conflict', 'Publish assignments first.', 'round');
  const [{ judges, entries, fixes }, waivers, underway] = await Promise.all([ports.standings.read(round.id), ports.rounds.waivers(round.id), underwayIn(ports, round, caller.at)]);
  const waiverOf = new Map(standingWaivers(waivers).map((waiver) => [waiver.entryId, waiver]));
  const given = new Map(waivers.map((waiver) => [waiver.entryId, waiver]));
  const rows = judges.map((judge): BoardJudge => ({ ...judge, assigned: dueFrom(judge), left: dueFrom(judge) - judge.saved }));
  const known = entries.filter((entry) => entry.code !== '').map((entry) => ({ ...entry, assigned: entry.coming, needed: round.reviewsPerEntry }));
  return {
    round, challenge, judges: rows, underway, at: caller.at,
    waived: known.flatMap(({ entryId, code, title }) => (given.has(entryId) ? [{ ...given.get(entryId)!, code, title }] : [])),
    pace: paceOf({ entries: known.map((entry) => ({ ...entry, needed: entry.coming + unwaived(Math.max(0, entry.needed - entry.coming), waiverOf.get(entry.entryId)) })), idle: judges.filter(isIdle).length, savedOn: savedOn(judges), opensAt: round.opensAt, at: caller.at }),
    entries: known.toSorted((a, b) => a.saved - b.saved || a.code.localeCompare(b.code)),
    fixes: [...shortOf(caller.at > round.closesAt ? [...fixes.filter(({ kind }) => kind !== 'entry-short'), ...shortAtTheEnd(known)] : fixes, waiverOf), ...judgeFixes(judges, round, caller.at >= round.opensAt)].toSorted((a, b) => worst.indexOf(a.kind) - worst.indexOf(b.kind)),
  };
};
