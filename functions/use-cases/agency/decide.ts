import { recentlySignedIn, type Caller } from '../../domain/caller.ts';
import type { Decision } from '../../domain/decision.ts';
import { rankByMean, summarize, type Ranked, type Summary } from '../../domain/judging/summary.ts';
import { notFound, Refusal } from '../../domain/refusal.ts';
import type { Round } from '../../domain/round.ts';
import type { Notice } from '../../domain/notice.ts';
import type { Ports } from '../../ports/ports.ts';
import { tell } from '../tell.ts';
import { ownChallenge } from './draft-of.ts';
import { sentEntries } from './plan-assignments.ts';
import { evaluationsOf } from './watch-progress.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'entries' | 'teams' | 'judges' | 'rounds' | 'evaluations' | 'chance'>;
export type ResultRow = Ranked<{ entryId: string; code: string; title: string; teamId: string; summary: Summary; criteria: Record<string, number>; feedback: string[]; decision?: Decision | undefined }>;

const closedRound = async (ports: Needed, caller: Caller, challengeId: string): Promise<Round> => {
  const round = await ports.rounds.current(challengeId);
  if (!round?.publishedBatch) throw new Refusal('conflict', 'Nothing was assigned in this challenge.', 'round');
  if (caller.at <= round.closesAt) throw new Refusal('closed', 'Scores are shown once the round is closed, so that nobody steers it.', undefined, { closesAt: round.closesAt });
  return round;
};

/** Every sent entry with its plain statistics, ranked by mean and the declared tie-break order. Only once the round is closed. */
export const readResults = async (ports: Needed, caller: Caller, challengeId: string): Promise<{ round: Round; rows: ResultRow[]; tieBreak: string[] }> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  const round = await closedRound(ports, caller, challengeId);
  const [entries, judges, decisions, rules] = await Promise.all([
    sentEntries(ports, challenge.id), ports.judges.ofChallenge(challenge.id), ports.rounds.decisions(challenge.id), ports.challenges.rules(challenge.id, round.rulesVersion),
  ]);
  const saved = (await evaluationsOf(ports, round, judges.map((judge) => judge.personId))).filter((one) => one.state === 'saved');
  const criterionIds = rules?.sections.judging.criteria.map((criterion) => criterion.id) ?? [];
  const rows = entries.map((entry) => {
    const own = saved.filter((one) => one.entryId === entry.id);
    const means = criterionIds.map((id) => [id, summarize(own.map((one) => one.marks[id]!).filter((mark) => mark !== undefined)).mean ?? 0] as const);
    return {
      entryId: entry.id, code: entry.code, title: entry.title, teamId: entry.teamId, summary: summarize(own.map((one) => one.composite!)), criteria: Object.fromEntries(means),
      feedback: own.map((one) => one.feedback.trim()).filter(Boolean), decision: decisions.find((decision) => decision.entryId === entry.id),
    };
  });
  const tieBreak = rules?.sections.judging.tieBreak ?? [];
  return { round, rows: rankByMean(rows, tieBreak), tieBreak };
};

type Staged = Pick<Decision, 'entryId' | 'outcome' | 'prizeId' | 'reason' | 'feedback'> & { challengeId: string };

/** A manager writes down what was decided about one entry. Nobody else sees it before all are applied. */
export const stageDecision = async (ports: Needed, caller: Caller, wanted: Staged): Promise<Decision> => {
  const { challenge, person } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  const round = await closedRound(ports, caller, challenge.id);
  if (round.decidedAt) throw new Refusal('conflict', 'The decisions were applied. They stand.');
  const entry = await ports.entries.find(wanted.entryId);
  if (!entry || entry.challengeId !== challenge.id || entry.sentVersion === 0) throw notFound('entry');
  const [team, rules, stored] = await Promise.all([
    ports.teams.find(entry.teamId), ports.challenges.rules(challenge.id, challenge.rulesVersion), ports.rounds.decision(challenge.id, entry.id),
  ]);
  const tier = rules?.sections.prizes.tiers.find((one) => one.id === wanted.prizeId);
  if (wanted.outcome === 'winner' && !tier) throw new Refusal('invalid', 'Choose the prize.', 'prizeId');
  const decision: Decision = {
    ...wanted, teamId: entry.teamId, code: entry.code, title: entry.title, teamName: team?.name ?? '', prizeId: wanted.outcome === 'winner' ? wanted.prizeId : '',
    cents: wanted.outcome === 'winner' ? (tier?.cents ?? 0) : 0, place: 0, stagedBy: person.id, stagedAt: caller.at, version: (stored?.version ?? 0) + 1,
  };
  const refs = { entry: entry.id, outcome: decision.outcome };
  await ports.rounds.stage(decision, tell(ports, caller, 'decision.staged', { about: challenge.id, refs, answer: decision }));
  return decision;
};

/** All decisions become what the teams read, at once: one pointer moves. Every sent entry needs one. */
export const applyDecisions = async (ports: Needed, caller: Caller, challengeId: string): Promise<Round> => {
  recentlySignedIn(caller);
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  const round = await closedRound(ports, caller, challenge.id);
  if (round.decidedAt) throw new Refusal('conflict', 'The decisions were applied already.');
  const [entries, decisions] = await Promise.all([sentEntries(ports, challenge.id), ports.rounds.decisions(challenge.id)]);
  const missing = entries.filter((entry) => !decisions.some((decision) => decision.entryId === entry.id)).length;
  if (missing > 0) throw new Refusal('conflict', `${missing} ${missing === 1 ? 'entry has' : 'entries have'} no decision yet. Decide every entry first.`);
  const next: Round = { ...round, decidedAt: caller.at, version: round.version + 1 };
  await ports.rounds.save(next, tell(ports, caller, 'decisions.applied', { about: challenge.id, refs: { round: round.id, count: decisions.length }, answer: next }));
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
