import type { Caller } from '../../../domain/caller.ts';
import { isStanding } from '../../../domain/judging/chair/override.ts';
import type { DecisionRecord } from '../../../domain/judging/decision/decision-record.ts';
import type { Decision } from '../../../domain/judging/decision/decision.ts';
import { emptyPlaces, type Tier } from '../../../domain/judging/decision/prizes.ts';
import { departures, departureWords } from '../../../domain/judging/decision/departures.ts';
import { namedUnselected, type NamedUnselected } from '../../../domain/judging/decision/named-unselected.ts';
import { unequalTies, type UnequalTie } from '../../../domain/judging/decision/unequal-ties.ts';
import { thinWinners, unwaived } from '../../../domain/judging/progress/waiver.ts';
import type { PanelResult, Scoring } from '../../../domain/judging/result/result.ts';
import { saidOf, type Said } from '../../../domain/judging/result/said.ts';
import type { Round } from '../../../domain/judging/round/round.ts';
import { asSent } from '../../../domain/entry/entry.ts';
import type { Ports } from '../../../ports/ports.ts';
import { readRecord } from '../../decision-record.ts';
import { demoOrder, type DemoOrder } from '../../demo-order.ts';
import { roomResults, type RoomResult } from '../../deliberation-room.ts';
import { isLarge } from '../assigning/plan-assignments.ts';
import { ownChallenge } from '../call/draft-of.ts';
import { closedRound, workingOf, type Working } from './closed-round.ts';
import { currentTable } from './open-table.ts';
import { decidedRows, placedOf, readOrder, type DecidedRow } from './read-order.ts';

type Needed = Pick<Ports, 'agencies' | 'challenges' | 'entries' | 'teams' | 'judges' | 'rounds' | 'results' | 'overrides' | 'furtherReviews' | 'deliberations' | 'demoDays' | 'standings' | 'sha256'>;
/** `codes`: the first of `count`. */
export type Tie = { place: number; codes: string[]; count: number };
export type MovedRow = { entryId: string; code: string; title: string; computed: number; score?: number | undefined; place: number; reason: string };
export type Selected = Pick<Decision, 'entryId' | 'code' | 'title' | 'teamName' | 'outcome' | 'prizeId' | 'place' | 'cents' | 'reason'>;

/** What is said of the whole of a closed round; the entries themselves are read a page at a time (list-rows.ts). */
export type Results = {
  round: Round; working: Working; /** What everybody will read beside the winners; once the decisions were applied. */ record?: DecisionRecord | undefined; panel?: PanelResult | undefined; said?: Said | undefined; /** When the table to download was put together; absent while it is being written. */ table?: { at: string } | undefined;
  tieBreak: string[]; criteria: { id: string; name: string }[]; tiers: Tier[]; empty: string[]; unequal: UnequalTie[]; /** Where judges weigh, or weighed, entries against each other. */ rooms: RoomResult[];
  /** What a demo day found; it changes no score and binds nobody. */ demoDay?: DemoOrder | undefined;
  total: number; placed: number; unscored: number; /** Fewer reviews than planned, and no reason why. */ short: number; /** Fewer reviews than count under the rules. */ thin: number;
  undecided: number; notSelected: number; selected: Selected[]; moved: MovedRow[]; /** Selected with too few reviews. */ thinWinners: string[]; /** Sentences on those selected before others that stand above them. */ departures: string[]; /** How many there are; the first are listed. */ departed: number; named: NamedUnselected[];
  /** The first of `tieCount`. */ ties: Tie[]; tieCount: number; /** Would not be among the first without one of the judges. */ fragile: string[];
};

const mostTies = 20;
const mostNamed = 20;

const tiesOf = (rows: DecidedRow[]): Tie[] =>
  [...Map.groupBy(rows.filter(({ shared }) => shared), ({ place }) => place)].map(([place, tied]) => ({ place, codes: tied.slice(0, mostNamed).map(({ code }) => code), count: tied.length }));

/** Of a large round a job writes it when the decisions are applied; of another it is worked out here until it is published. */
const recordOfRound = async (ports: Needed, round: Round, scoring: Scoring | undefined): Promise<DecisionRecord | undefined> => {
  if (!round.decidedAt || !scoring?.ready) return undefined;
  return (await ports.results.published(round.id)) ?? ((await isLarge(ports, round.challengeId)) ? undefined : readRecord(ports, round));
};

const movedRows = async ({ entries }: Needed, rows: DecidedRow[]): Promise<MovedRow[]> => {
  const moved = rows.flatMap(({ entryId, code, place: computed, score, move }) => (move && isStanding(move) ? [{ entryId, code, computed, score, place: move.place, reason: move.reason }] : []));
  const titles = new Map((moved.length > 0 ? await entries.findMany(moved.map(({ entryId }) => entryId)) : []).map((entry) => [entry.id, asSent(entry).title]));
  return moved.map((one) => ({ ...one, title: titles.get(one.entryId) ?? '' })).toSorted((a, b) => a.place - b.place);
};

/** Reasons that will be public, against the entries that will not be. */
const namedIn = (rows: DecidedRow[], selected: Selected[], moved: MovedRow[]): NamedUnselected[] => {
  const reasons = new Map(moved.map(({ entryId, reason }) => [entryId, { reason }]));
  const titles = new Map(moved.map(({ entryId, title }) => [entryId, title]));
  const given = new Map(selected.map((one) => [one.entryId, one]));
  return namedUnselected(rows.map(({ entryId, code, decision }) => ({
    code, title: decision?.title ?? titles.get(entryId) ?? '', decision: given.get(entryId) ?? (decision && { outcome: decision.outcome, reason: '' }), move: reasons.get(entryId),
  })));
};

const shown = ({ entryId, code, title, teamName, outcome, prizeId, place, cents, reason }: Decision): Selected => ({ entryId, code, title, teamName, outcome, prizeId, place, cents, reason });

/** Where the decisions leave the order: the first sentences, and how many there are. */
const leftIn = (rows: DecidedRow[], tiers: Tier[]): Pick<Results, 'departures' | 'departed'> => {
  const left = departures(rows.map(({ code, place, decision }) => ({ code, place, outcome: decision?.outcome, prizeId: decision?.prizeId })), tiers);
  return { departures: left.slice(0, mostNamed).map(departureWords), departed: left.length };
};

/** What of the counts follows from the order and the decisions alone. */
const countsOf = (rows: DecidedRow[], round: Round, tiers: Tier[]) => ({
  total: rows.length, unscored: rows.filter(({ reviews }) => reviews === 0).length,
  short: rows.filter(({ reviews, waiver }) => unwaived(Math.max(0, round.reviewsPerEntry - reviews), waiver) > 0).length, thin: rows.filter(({ reviews }) => reviews > 0 && reviews < round.quorum).length,
  undecided: rows.filter(({ decision }) => !decision).length, notSelected: rows.filter(({ decision }) => decision?.outcome === 'not-selected').length,
  thinWinners: thinWinners(rows, round), ...leftIn(rows, tiers),
  unequal: unequalTies(rows),
});

export const readResults = async (ports: Needed, caller: Caller, challengeId: string): Promise<Results> => {
  const { challenge } = await ownChallenge(ports, caller, challengeId, 'manager');
  const round = await closedRound(ports, caller, challenge);
  const scoring = await ports.results.scoring(round.id);
  const [order, cards, decided, waivers, overrides, panel, rooms, demoDay, rules, inForce, record] = await Promise.all([
    readOrder(ports, round, scoring), ports.rounds.decisionCards(challenge.id), ports.rounds.selected(challenge.id), ports.rounds.waivers(round.id), ports.overrides.ofRound(round.id),
    scoring?.ready ? ports.results.panel(round.id, scoring.ready) : undefined, roomResults(ports, round.id, caller.at), demoOrder(ports, challenge.id),
    ports.challenges.rules(challenge.id, round.rulesVersion), ports.challenges.rules(challenge.id, challenge.rulesVersion), recordOfRound(ports, round, scoring),
  ]);
  const rows = decidedRows(order.present, round, { cards, waivers, overrides });
  const present = new Map(rows.map((row) => [row.entryId, row]));
  const selected = decided.filter(({ entryId }) => present.has(entryId)).map(shown);
  const [moved, table] = await Promise.all([movedRows(ports, rows), currentTable(ports, round, scoring?.ready, overrides)]);
  const tiers = inForce?.sections.prizes.tiers ?? [];
  const [ties, judging] = [tiesOf(rows), rules?.sections.judging];
  return {
    round, working: workingOf(scoring), record, panel, said: panel && saidOf(panel), table: table && { at: table.at }, tieBreak: judging?.tieBreak ?? [], criteria: judging?.criteria.map(({ id, name }) => ({ id, name })) ?? [],
    tiers, empty: emptyPlaces(tiers, selected), rooms, demoDay, ...countsOf(rows, round, tiers), placed: placedOf(order).length, selected, moved, named: namedIn(rows, selected, moved), ties: ties.slice(0, mostTies), tieCount: ties.length,
    fragile: panel?.cuts[0]?.fragile.flatMap((id) => present.get(id)?.code ?? []) ?? [],
  };
};
