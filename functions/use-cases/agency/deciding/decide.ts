import { recentlySignedIn, type Caller } from '../../../domain/caller.ts';
import type { Challenge } from '../../../domain/call/challenge.ts';
import { chairOrder } from '../../../domain/judging/chair/chair-order.ts';
import { isStanding, type Override } from '../../../domain/judging/chair/override.ts';
import { recordOf, type DecisionRecord } from '../../../domain/judging/decision/decision-record.ts';
import { emptyPlaces, lacksReason, placesGivenTwice, type Decision, type Tier } from '../../../domain/judging/decision/decision.ts';
import { grouped } from '../../../domain/judging/progress/progress.ts';
import { isWorking, type EntryResult, type PanelResult, type Scoring } from '../../../domain/judging/result/result.ts';
import { saidOf, type Said } from '../../../domain/judging/result/said.ts';
import { summarize, type Summary } from '../../../domain/judging/evaluation/summary.ts';
import { unequalTies, type UnequalTie } from '../../../domain/judging/decision/unequal-ties.ts';
import { momentWords } from '../../../domain/moment.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Round } from '../../../domain/judging/round/round.ts';
import { standingWaivers, thinWinners, type Waiver } from '../../../domain/judging/progress/waiver.ts';
import type { Notice } from '../../../domain/call/notice.ts';
import type { Ports } from '../../../ports/ports.ts';
import { storedRound } from '../../current-round.ts';
import { demoOrder, type DemoOrder } from '../../demo-order.ts';
import { roomResults, type RoomResult } from '../../deliberation-room.ts';
import { keepRecord } from '../../decision-record.ts';
import { tell } from '../../tell.ts';
import { toldDone } from '../../told-done.ts';
import { ownChallenge } from '../call/draft-of.ts';
import { sentEntries } from '../assigning/judging-field.ts';
import { isLarge } from '../assigning/plan-assignments.ts';
import { evaluationsOf } from '../judging/watch-progress.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'entries' | 'teams' | 'judges' | 'rounds' | 'results' | 'overrides' | 'furtherReviews' | 'deliberations' | 'demoDays' | 'evaluations' | 'chance' | 'sha256'>;
/** `rank` is 0 until the results are worked out; an entry that nobody scored comes after all that were. `score` decides the rank. */
export type ResultRow = {
  entryId: string; code: string; title: string; teamId: string; team: string; scores: number[]; summary: Summary; criteria: Record<string, number>; feedback: string[]; decision?: Decision | undefined;
  waiver?: Pick<Waiver, 'missing' | 'reason'> | undefined; rank: number; tied: boolean; score?: number | undefined; standing?: Omit<EntryResult, 'entryId'> | undefined;
  /** Where it stands by the chair: there for all entries once one of them was moved. `move`: that this one was, or had been. */
  chair?: { place: number; shared: boolean } | undefined; move?: Override | undefined;
};
/** Where the working-out stands. A result that is being worked out anew is read as it was until then. */
export type Working = { state: 'waiting' | 'working' | 'ready'; done: number; of: number; readyAt?: string | undefined };
export type Results = { round: Round; rows: ResultRow[]; tieBreak: string[]; criteria: { id: string; name: string }[]; tiers: Tier[]; empty: string[]; unequal: UnequalTie[]; working: Working; /** What everybody will read beside the winners; once the decisions were applied. */ record?: DecisionRecord | undefined; panel?: PanelResult | undefined; said?: Said | undefined; /** Where judges weigh, or weighed, entries against each other. */ rooms: RoomResult[]; /** What a demo day found; it changes no score and binds nobody. */ demoDay?: DemoOrder | undefined };

/** Nobody decides, or sees a score, while a judge can still change one. */
export const closedRound = async (ports: Pick<Ports, 'rounds'>, caller: Caller, challenge: Challenge): Promise<Round> => {
  const round = await storedRound(ports, challenge);
  if (!round?.publishedBatch) throw new Refusal('conflict', 'Nothing was assigned in this challenge.', 'round');
  if (caller.at <= round.closesAt) throw new Refusal('closed', 'Scores are shown once the round is closed, so that nobody steers it.', undefined, { closesAt: round.closesAt });
  return round;
};

export const workingOf = (scoring: Scoring | undefined): Working => {
  if (!scoring) return { state: 'waiting', done: 0, of: 0 };
  return { state: isWorking(scoring) ? 'working' : 'ready', done: scoring.done, of: scoring.of, readyAt: scoring.readyAt };
};

type Read = Omit<ResultRow, 'rank' | 'tied' | 'score' | 'standing' | 'chair' | 'move'>;
/** The rows in the order of their places, or of their means where nothing was worked out yet; those without a score last. */
const placed = (rows: Read[], found: EntryResult[] | undefined): ResultRow[] => {
  const standings = new Map(found?.map(({ entryId, ...standing }) => [entryId, standing]));
  const unscored = rows.filter((row) => !standings.has(row.entryId)).length;
  return rows.map((row): ResultRow => {
    const standing = standings.get(row.entryId);
    if (!found) return { ...row, rank: 0, tied: false, score: row.summary.mean };
    return standing ? { ...row, rank: standing.place, tied: standing.shared, score: standing.score, standing } : { ...row, rank: found.length + 1, tied: unscored > 1 };
  }).toSorted((a, b) => a.rank - b.rank || (found ? 0 : (b.score ?? -1) - (a.score ?? -1)) || (a.code < b.code ? -1 : 1));
};

/** Where the chair left the entries; nothing where none is moved. */
const withChair = (rows: ResultRow[], found: EntryResult[], overrides: Override[]): ResultRow[] => {
  const { places } = chairOrder(found, overrides);
  const [anyMoved, moves] = [overrides.some(isStanding), new Map(overrides.map((one) => [one.entryId, one]))];
  return rows.map((row) => ({ ...row, chair: anyMoved ? places.get(row.entryId) : undefined, move: moves.get(row.entryId) }));
};

/** Every sent entry with its statistics and, once they are worked out, its place and how sure it is. Only once the round is closed. */
export const readResults = async (ports: Needed, caller: Caller, challengeId: string): Promise<Results> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  return resultsOf(ports, challenge, await closedRound(ports, caller, challenge), caller.at);
};

export const resultsOf = async (ports: Omit<Needed, 'agencies' | 'chance'>, challenge: Challenge, round: Round, now: string): Promise<Results> => {
  const [entries, judges, teams, decisions, allWaivers, overrides, scoring, rooms, demoDay, rules, inForce] = await Promise.all([
    sentEntries(ports, challenge.id), ports.judges.ofChallenge(challenge.id), ports.teams.ofChallenge(challenge.id), ports.rounds.decisions(challenge.id), ports.rounds.waivers(round.id), ports.overrides.ofRound(round.id), ports.results.scoring(round.id), roomResults(ports, round.id, now), demoOrder(ports, challenge.id),
    ports.challenges.rules(challenge.id, round.rulesVersion), ports.challenges.rules(challenge.id, challenge.rulesVersion),
  ]);
  const saved = (await evaluationsOf(ports, round, judges.map((judge) => judge.personId))).filter((one) => one.state === 'saved');
  const waivers = standingWaivers(allWaivers);
  const judging = rules?.sections.judging;
  const criteria = judging?.criteria.map(({ id, name }) => ({ id, name })) ?? [];
  const byEntry = grouped(saved, (one) => one.entryId);
  const [found, panel] = scoring?.ready ? await Promise.all([ports.results.entries(round.id, scoring.ready), ports.results.panel(round.id, scoring.ready)]) : [];
  const read = entries.map((entry) => {
    const own = byEntry.get(entry.id) ?? [];
    const scores = own.map((one) => one.composite!).toSorted((a, b) => a - b);
    const means = criteria.map(({ id }) => [id, summarize(own.map((one) => one.marks[id]!).filter((mark) => mark !== undefined)).mean ?? 0] as const);
    return {
      entryId: entry.id, code: entry.code, title: entry.title, teamId: entry.teamId, team: teams.find((team) => team.id === entry.teamId)?.name ?? '', scores, summary: summarize(scores),
      criteria: Object.fromEntries(means), feedback: own.map((one) => one.feedback.trim()).filter(Boolean), decision: decisions.find((decision) => decision.entryId === entry.id),
      waiver: waivers.find((waiver) => waiver.entryId === entry.id && own.length < round.reviewsPerEntry),
    };
  });
  const tieBreak = judging?.tieBreak ?? [];
  const tiers = inForce?.sections.prizes.tiers ?? [];
  const rows = withChair(placed(read, found), found ?? [], overrides);
  const further = round.decidedAt ? await ports.furtherReviews.find(round.id) : undefined;
  const record = round.decidedAt && scoring?.ready && found && panel ? recordOf(round, scoring.ready, { panel, entries: found, decisions, waivers, overrides, further, rooms, rubric: judging?.criteria ?? [] }) : undefined;
  return { round, rows, record, tieBreak, criteria, tiers, empty: emptyPlaces(tiers, decisions), unequal: unequalTies(rows), working: workingOf(scoring), panel, said: panel && saidOf(panel), rooms, demoDay };
};

/** What a job is checking stands still meanwhile. */
export const refuseApplying = ({ applying }: Round): void => {
  if (applying && applying.refused === undefined) throw new Refusal('conflict', 'The decisions are being applied. Look again in a minute.');
};

const refuseApplied = async (ports: Needed, caller: Caller, challengeId: string): Promise<void> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  const round = await ports.rounds.current(challenge.id);
  if (round?.decidedAt) throw new Refusal('conflict', `The decisions were applied already, on ${momentWords(round.decidedAt, challenge.zone)}.`);
};

/** Where the chair put entries between others of equal scores, since those others were moved. */
const refuseParted = (rows: ResultRow[]): void => {
  const found = rows.flatMap(({ entryId, standing }) => (standing ? [{ entryId, place: standing.place }] : []));
  const [split] = chairOrder(found, rows.flatMap(({ move }) => move ?? [])).parted;
  const named = (ids: string[]) => new Intl.ListFormat('en-US').format(rows.filter((row) => ids.includes(row.entryId)).map(({ code }) => code));
  if (split) throw new Refusal('conflict', `The chair put ${named([split.entryId])} between ${named(split.tied)}, whose scores are equal. Give it another place, or take that back.`);
};

/** Every sent entry needs a decision, and a reason where equal scores end unequally. */
export const refuseUndecided = ({ rows, round, tiers, unequal, rooms, demoDay }: Pick<Results, 'rows' | 'round' | 'tiers' | 'unequal' | 'rooms' | 'demoDay'>): void => {
  const missing = rows.filter((row) => !row.decision).length;
  if (missing > 0) throw new Refusal('conflict', `${missing} ${missing === 1 ? 'entry has' : 'entries have'} no decision yet. Decide every entry first.`);
  const bare = rows.filter(({ decision }) => decision && lacksReason(decision)).map((row) => row.code);
  if (bare.length > 0) throw new Refusal('conflict', `Winners and finalists are published with a reason. Give it in the decision on ${new Intl.ListFormat('en-US').format(bare)}.`);
  const [twice] = placesGivenTwice(tiers, rows.flatMap(({ decision }) => decision ?? []));
  if (twice) throw new Refusal('conflict', `“${twice.place}” is given to ${new Intl.ListFormat('en-US').format(twice.codes)}. Change one of these decisions.`);
  const unsaid = unequal.flatMap((tie) => tie.unsaid);
  if (unsaid.length > 0) throw new Refusal('conflict', `Equal scores end unequally. Give the reason in the decision on ${new Intl.ListFormat('en-US').format(unsaid)}.`);
  const thin = thinWinners(rows, round);
  if (thin.length > 0) throw new Refusal('conflict', `${new Intl.ListFormat('en-US').format(thin)} would win with fewer than ${round.quorum} ${round.quorum === 1 ? 'review' : 'reviews'}, the fewest that count under the rules. Waive the missing reviews on the progress page, with the reason, or decide otherwise.`);
  refuseParted(rows);
  if (rooms.some(({ open }) => open)) throw new Refusal('conflict', 'A deliberation room is still open. Wait for its end, or close it first.');
  if (rooms.some(({ minutes }) => !minutes)) throw new Refusal('conflict', 'A deliberation room has no minutes yet. Write them first: they are published with the results.');
  if (demoDay?.running) throw new Refusal('conflict', 'The demo day is still running. End it first.');
};

export const appliedFrom = (round: Round, at: string): Round => ({ ...round, applying: undefined, decidedAt: at, version: round.version + 1 });

/** Of many entries a job reads the decisions and applies them; what keeps it from doing so stands on the page. */
const applyByJob = async (ports: Needed, caller: Caller, round: Round): Promise<Round> => {
  const { challengeId, id } = round;
  const deed = tell(ports, caller, 'decisions.requested', { about: challengeId, refs: { round: id } });
  const next: Round = { ...round, applying: { act: deed.id }, version: round.version + 1 };
  await ports.rounds.save(next, { ...deed, answer: next });
  return next;
};

/** All decisions become what the teams read, at once: one pointer moves. */
export const applyDecisions = async (ports: Needed, caller: Caller, challengeId: string): Promise<Round> => {
  recentlySignedIn(caller);
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  const round = await closedRound(ports, caller, challenge);
  if (round.decidedAt) await refuseApplied(ports, caller, challengeId);
  refuseApplying(round);
  if (await isLarge(ports, challenge.id)) return applyByJob(ports, caller, round);
  const results = await resultsOf(ports, challenge, round, caller.at);
  refuseUndecided(results);
  const next = appliedFrom(round, caller.at);
  const written = ports.rounds.save(next, tell(ports, caller, 'decisions.applied', { about: challengeId, refs: { round: round.id, count: results.rows.length }, answer: next }));
  await toldDone(written, () => refuseApplied(ports, caller, challengeId));
  return next;
};

/** Works the results out anew, as when an entry was withdrawn since: a job does it, and the page says how far it is. */
export const requestScores = async (ports: Needed, caller: Caller, challengeId: string): Promise<Working> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  const round = await closedRound(ports, caller, challenge);
  if (round.decidedAt) throw new Refusal('conflict', 'The decisions were applied. The results they rest on stand.');
  if ((await ports.overrides.ofRound(round.id)).some(isStanding)) throw new Refusal('conflict', 'The chair put entries in other places than these results do. Take that back first, then work the results out again.');
  const answer = workingOf(await ports.results.scoring(round.id));
  await ports.rounds.save({ ...round, version: round.version + 1 }, tell(ports, caller, 'scores.requested', { about: challenge.id, refs: { round: round.id }, answer }));
  return answer;
};

const unpublished = async (ports: Needed, caller: Caller, challengeId: string) => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  if (challenge.resultsAt) throw new Refusal('conflict', `The results were published already, on ${momentWords(challenge.resultsAt, challenge.zone)}.`);
  return challenge;
};

/** The winners become public. */
export const publishResults = async (ports: Needed, caller: Caller, challengeId: string): Promise<{ resultsAt: string }> => {
  recentlySignedIn(caller);
  const challenge = await unpublished(ports, caller, challengeId);
  const round = await ports.rounds.current(challenge.id);
  if (!round?.decidedAt) throw new Refusal('conflict', 'Apply the decisions first, so that teams hear before the public.');
  const notice: Notice = {
    id: ports.chance.id('notice'), challengeId, kind: 'results', title: 'Results are out', text: 'The winners are published on the results page.', at: caller.at, rulesVersion: challenge.rulesVersion,
  };
  const answer = { resultsAt: caller.at };
  const next = { ...challenge, resultsAt: caller.at, version: challenge.version + 1 };
  // of many entries, a job has kept it when the decisions were applied, and keeps it once more
  if (!(await isLarge(ports, challenge.id))) await keepRecord(ports, round);
  const written = ports.challenges.change(next, tell(ports, caller, 'results.published', { about: challenge.id, refs: { notice: notice.id }, answer }), { notice });
  await toldDone(written, () => unpublished(ports, caller, challengeId));
  return answer;
};
