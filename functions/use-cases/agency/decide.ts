import { recentlySignedIn, type Caller } from '../../domain/caller.ts';
import type { Challenge } from '../../domain/challenge.ts';
import { emptyPlaces, lacksReason, type Decision, type Tier } from '../../domain/decision.ts';
import { grouped } from '../../domain/judging/progress.ts';
import { rankByMean, summarize, type Ranked, type Summary } from '../../domain/judging/summary.ts';
import { unequalTies, type UnequalTie } from '../../domain/judging/unequal-ties.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Round } from '../../domain/round.ts';
import type { Notice } from '../../domain/notice.ts';
import type { Ports } from '../../ports/ports.ts';
import { storedRound } from '../current-round.ts';
import { tell } from '../tell.ts';
import { ownChallenge } from './draft-of.ts';
import { sentEntries } from './plan-assignments.ts';
import { evaluationsOf } from './watch-progress.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'entries' | 'teams' | 'judges' | 'rounds' | 'evaluations' | 'chance'>;
export type ResultRow = Ranked<{
  entryId: string; code: string; title: string; teamId: string; team: string; scores: number[]; summary: Summary; criteria: Record<string, number>; feedback: string[]; decision?: Decision | undefined;
}>;
export type Results = { round: Round; rows: ResultRow[]; tieBreak: string[]; criteria: { id: string; name: string }[]; tiers: Tier[]; empty: string[]; unequal: UnequalTie[] };

/** Nobody decides, or sees a score, while a judge can still change one. */
export const closedRound = async (ports: Pick<Ports, 'rounds'>, caller: Caller, challenge: Challenge): Promise<Round> => {
  const round = await storedRound(ports, challenge);
  if (!round?.publishedBatch) throw new Refusal('conflict', 'Nothing was assigned in this challenge.', 'round');
  if (caller.at <= round.closesAt) throw new Refusal('closed', 'Scores are shown once the round is closed, so that nobody steers it.', undefined, { closesAt: round.closesAt });
  return round;
};

/** Every sent entry with its plain statistics, ranked by mean and the declared tie-break order. Only once the round is closed. */
export const readResults = async (ports: Needed, caller: Caller, challengeId: string): Promise<Results> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  const round = await closedRound(ports, caller, challenge);
  const [entries, judges, teams, decisions, rules, inForce] = await Promise.all([
    sentEntries(ports, challenge.id), ports.judges.ofChallenge(challenge.id), ports.teams.ofChallenge(challenge.id), ports.rounds.decisions(challenge.id),
    ports.challenges.rules(challenge.id, round.rulesVersion), ports.challenges.rules(challenge.id, challenge.rulesVersion),
  ]);
  const saved = (await evaluationsOf(ports, round, judges.map((judge) => judge.personId))).filter((one) => one.state === 'saved');
  const judging = rules?.sections.judging;
  const criteria = judging?.criteria.map(({ id, name }) => ({ id, name })) ?? [];
  const byEntry = grouped(saved, (one) => one.entryId);
  const rows = entries.map((entry) => {
    const own = byEntry.get(entry.id) ?? [];
    const scores = own.map((one) => one.composite!).toSorted((a, b) => a - b);
    const means = criteria.map(({ id }) => [id, summarize(own.map((one) => one.marks[id]!).filter((mark) => mark !== undefined)).mean ?? 0] as const);
    return {
      entryId: entry.id, code: entry.code, title: entry.title, teamId: entry.teamId, team: teams.find((team) => team.id === entry.teamId)?.name ?? '', scores, summary: summarize(scores),
      criteria: Object.fromEntries(means), feedback: own.map((one) => one.feedback.trim()).filter(Boolean), decision: decisions.find((decision) => decision.entryId === entry.id),
    };
  });
  const tieBreak = judging?.tieBreak ?? [];
  const tiers = inForce?.sections.prizes.tiers ?? [];
  return { round, rows: rankByMean(rows, tieBreak), tieBreak, criteria, tiers, empty: emptyPlaces(tiers, decisions), unequal: unequalTies(rows) };
};

/** All decisions become what the teams read, at once: one pointer moves. Every sent entry needs one, and a reason where equal scores end unequally. */
export const applyDecisions = async (ports: Needed, caller: Caller, challengeId: string): Promise<Round> => {
  recentlySignedIn(caller);
  const { round, rows, unequal } = await readResults(ports, caller, challengeId);
  if (round.decidedAt) throw new Refusal('conflict', 'The decisions were applied already.');
  const missing = rows.filter((row) => !row.decision).length;
  if (missing > 0) throw new Refusal('conflict', `${missing} ${missing === 1 ? 'entry has' : 'entries have'} no decision yet. Decide every entry first.`);
  const bare = rows.filter(({ decision }) => decision && lacksReason(decision)).map((row) => row.code);
  if (bare.length > 0) throw new Refusal('conflict', `Winners and finalists are published with a reason. Give it in the decision on ${new Intl.ListFormat('en-US').format(bare)}.`);
  const unsaid = unequal.flatMap((tie) => tie.unsaid);
  if (unsaid.length > 0) throw new Refusal('conflict', `Equal scores end unequally. Give the reason in the decision on ${new Intl.ListFormat('en-US').format(unsaid)}.`);
  const next: Round = { ...round, decidedAt: caller.at, version: round.version + 1 };
  await ports.rounds.save(next, tell(ports, caller, 'decisions.applied', { about: challengeId, refs: { round: round.id, count: rows.length }, answer: next }));
  return next;
};

/** The winners become public. */
export const publishResults = async (ports: Needed, caller: Caller, challengeId: string): Promise<{ resultsAt: string }> => {
  recentlySignedIn(caller);
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  const round = await ports.rounds.current(challenge.id);
  if (!round?.decidedAt) throw new Refusal('conflict', 'Apply the decisions first, so that teams hear before the public.');
  if (challenge.resultsAt) throw new Refusal('conflict', 'The results are public already.');
  const notice: Notice = {
    id: ports.chance.id('notice'), challengeId, kind: 'results', title: 'Results are out', text: 'The winners are published on the results page.', at: caller.at, rulesVersion: challenge.rulesVersion,
  };
  const answer = { resultsAt: caller.at };
  const next = { ...challenge, resultsAt: caller.at, version: challenge.version + 1 };
  await ports.challenges.change(next, tell(ports, caller, 'results.published', { about: challenge.id, refs: { notice: notice.id }, answer }), { notice });
  return answer;
};
