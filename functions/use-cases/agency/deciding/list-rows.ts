import type { Caller } from '../../../domain/caller.ts';
import { stands, asSent, type Entry } from '../../../domain/entry/entry.ts';
import type { Challenge } from '../../../domain/call/challenge.ts';
import { isStanding, type Override } from '../../../domain/judging/chair/override.ts';
import type { Decision } from '../../../domain/judging/decision/decision.ts';
import { feedbackByLot } from '../../../domain/judging/decision/joined-feedback.ts';
import { printedScore } from '../../../domain/judging/decision/unequal-ties.ts';
import { summarize, type Summary } from '../../../domain/judging/evaluation/summary.ts';
import { standingWaivers, type Waiver } from '../../../domain/judging/progress/waiver.ts';
import type { Ranked } from '../../../domain/judging/result/ranking.ts';
import type { EntryResult } from '../../../domain/judging/result/result.ts';
import { isVisible } from '../../../domain/judging/round/plan.ts';
import type { Round } from '../../../domain/judging/round/round.ts';
import { notFound, Refusal } from '../../../domain/refusal.ts';
import type { Ports } from '../../../ports/ports.ts';
import { ownChallenge } from '../call/draft-of.ts';
import { closedRound } from './closed-round.ts';
import { byChair, byEntry, chairPlaces, placedOf, readOrder, type Order } from './read-order.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'entries' | 'teams' | 'rounds' | 'results' | 'overrides' | 'standings'>;
/** `rank` is 0 until the results are worked out; an entry that nobody scored comes after all that were. `score` decides the rank. */
export type ResultRow = {
  entryId: string; code: string; title: string; team: string; scores: number[]; summary: Summary; criteria: Record<string, number>; decision?: Decision | undefined; waiver?: Pick<Waiver, 'missing' | 'reason'> | undefined;
  rank: number; tied: boolean; byTieBreak: boolean; score?: number | undefined; standing?: Omit<EntryResult, 'entryId' | 'given'> | undefined;
  /** Where it stands by the chair: there for all entries once one of them was moved. `move`: that this one was, or had been. */
  chair?: { place: number; shared: boolean } | undefined; move?: Override | undefined;
};

type Closed = { challenge: Challenge; round: Round; order: Order; overrides: Override[]; places: ReturnType<typeof chairPlaces> };

const readClosed = async (ports: Needed, challenge: Challenge, round: Round): Promise<Closed> => {
  const [order, overrides] = await Promise.all([ports.results.scoring(round.id).then((scoring) => readOrder(ports, round, scoring)), ports.overrides.ofRound(round.id)]);
  return { challenge, round, order, overrides, places: chairPlaces(order, overrides) };
};

const waiversOf = async ({ rounds }: Needed, { id, reviewsPerEntry }: Round, ranked: Ranked[]): Promise<Waiver[]> => {
  const found = await Promise.all(ranked.filter(({ reviews }) => reviews < reviewsPerEntry).map(({ entryId }) => rounds.waiver(id, entryId)));
  return standingWaivers(found.filter((one) => one !== undefined));
};

const summaryOf = ({ reviews }: Ranked, result: EntryResult | undefined): Summary => (result?.given ? summarize(result.given.scores) : { n: reviews, mean: result?.raw });
const standingOf = (result: EntryResult): ResultRow['standing'] => {
  const { entryId: _, given: __, ...standing } = result;
  return standing;
};

/** These entries in full. */
const rowsOf = async (ports: Needed, { challenge, round, order, overrides, places }: Closed, ranked: Ranked[]): Promise<ResultRow[]> => {
  const ids = ranked.map(({ entryId }) => entryId);
  const placedIds = ranked.filter(({ place }) => place > 0).map(({ entryId }) => entryId);
  const [entries, results, decisions, waivers] = await Promise.all([
    ports.entries.findMany(ids), order.run ? ports.results.some(round.id, order.run, placedIds) : [], ports.rounds.someDecisions(challenge.id, ids), waiversOf(ports, round, ranked),
  ]);
  const teams = new Map((await ports.teams.findMany([...new Set(entries.map(({ teamId }) => teamId))])).map(({ id, name }) => [id, name]));
  const [entryOf, resultOf, decisionOf, waiverOf, moveOf] = [new Map(entries.map((entry) => [entry.id, entry])), byEntry(results), byEntry(decisions), byEntry(waivers), byEntry(overrides)];
  const [last, unscored] = [placedOf(order).length + 1, order.present.filter(({ place }) => place === 0).length];
  return ranked.flatMap((one): ResultRow[] => {
    const entry = entryOf.get(one.entryId);
    if (!entry) return [];
    const result = resultOf.get(one.entryId);
    return [{
      entryId: one.entryId, code: one.code, title: asSent(entry).title, team: teams.get(entry.teamId) ?? '', scores: result?.given?.scores ?? [], criteria: result?.given?.criteria ?? {}, summary: summaryOf(one, result),
      decision: decisionOf.get(one.entryId), waiver: waiverOf.get(one.entryId), chair: places.get(one.entryId), move: moveOf.get(one.entryId), byTieBreak: one.byTieBreak ?? false, score: one.score,
      ...(result ? { rank: one.place, tied: one.shared, standing: standingOf(result) } : { rank: order.run ? last : 0, tied: order.run !== undefined && unscored > 1 }),
    }];
  });
};

const perPage = 50;
type Wanted = { challengeId: string; order: 'scores' | 'chair'; page: number; after: string | undefined };
/** `next`: the last entry of the page, for the page after it. */
export type RowPage = { items: ResultRow[]; next: string | undefined; page: number; pages: number };

const startOf = (rows: Ranked[], { page, after }: Pick<Wanted, 'page' | 'after'>): number => {
  if (after === undefined) return (Math.min(page, Math.max(1, Math.ceil(rows.length / perPage))) - 1) * perPage;
  const at = rows.findIndex(({ entryId }) => entryId === after);
  if (at < 0) throw new Refusal('invalid', 'The order changed since. Start from the first page.', 'cursor');
  return at + 1;
};

/** A page of the entries of a closed round, in the order of their places by the scores or by the chair; by code until there are places. */
export const listRows = async (ports: Needed, caller: Caller, wanted: Wanted): Promise<RowPage> => {
  const { challenge } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  const closed = await readClosed(ports, challenge, await closedRound(ports, caller, challenge));
  const rows = wanted.order === 'chair' ? byChair(closed.order, closed.places) : closed.order.present;
  const start = startOf(rows, wanted);
  const shown = rows.slice(start, start + perPage);
  return {
    items: await rowsOf(ports, closed, shown), next: start + perPage < rows.length ? shown.at(-1)?.entryId : undefined, page: Math.floor(start / perPage) + 1, pages: Math.max(1, Math.ceil(rows.length / perPage)),
  };
};

const around = 5;
export type Neighbor = { code: string; own: boolean; rank: number; tied: boolean; chair?: ResultRow['chair']; score?: number | undefined; moved: boolean };
/** `feedback`: what its judges wrote to the team. `same`: others of its printed score. `near`: where it stands among those beside it, by the chair. */
export type OneRow = ResultRow & { feedback: string[]; same: string[]; near: Neighbor[] };
const mostSame = 50;

const nearOf = ({ order, places, overrides }: Closed, entryId: string): Neighbor[] => {
  const placed = byChair(order, places).filter(({ place }) => place > 0);
  const moves = byEntry(overrides.filter(isStanding));
  const at = placed.findIndex((one) => one.entryId === entryId);
  const start = Math.max(0, Math.min(at - around, placed.length - 2 * around - 1));
  return at < 0 ? [] : placed.slice(start, start + 2 * around + 1).map((one) => ({ code: one.code, own: one.entryId === entryId, rank: one.place, tied: one.shared, chair: places.get(one.entryId), score: one.score, moved: moves.has(one.entryId) }));
};

const isPresent = (challenge: Challenge, entry: Entry | undefined): entry is Entry => entry !== undefined && entry.challengeId === challenge.id && stands(entry);

/** One entry of a closed round in full, with those beside it. */
export const readRow = async (ports: Needed & Pick<Ports, 'evaluations' | 'sha256'>, caller: Caller, wanted: { challengeId: string; entryId: string }): Promise<OneRow> => {
  const { challenge } = await ownChallenge(ports, caller, wanted.challengeId, 'manager');
  const entry = await ports.entries.find(wanted.entryId);
  if (!isPresent(challenge, entry)) throw notFound('entry');
  const round = await closedRound(ports, caller, challenge);
  const [closed, evaluations] = await Promise.all([readClosed(ports, challenge, round), ports.evaluations.ofEntry(round.id, entry.id)]);
  const own = closed.order.present.find(({ entryId }) => entryId === entry.id) ?? { entryId: entry.id, code: entry.code, place: 0, shared: false, reviews: 0 };
  const [row] = await rowsOf(ports, closed, [own]);
  if (!row) throw notFound('entry');
  const written = evaluations.filter((one) => one.state === 'saved' && isVisible(round, one));
  const same = closed.order.present.filter((one) => one.entryId !== entry.id && one.score !== undefined && printedScore(one) === printedScore(own)).map(({ code }) => code);
  return { ...row, feedback: feedbackByLot(written, round, ports.sha256), same: same.slice(0, mostSame), near: nearOf(closed, entry.id) };
};
