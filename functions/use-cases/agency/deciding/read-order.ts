import { chairOrder } from '../../../domain/judging/chair/chair-order.ts';
import { isStanding, type Override } from '../../../domain/judging/chair/override.ts';
import type { DecisionCard } from '../../../domain/judging/decision/decision.ts';
import { standingWaivers, type Waiver } from '../../../domain/judging/progress/waiver.ts';
import { rankingOf, type Ranked } from '../../../domain/judging/result/ranking.ts';
import type { Scoring } from '../../../domain/judging/result/result.ts';
import type { Round } from '../../../domain/judging/round/round.ts';
import type { Ports } from '../../../ports/ports.ts';
import { wholeList } from '../../whole-list.ts';

type Needed = Pick<Ports, 'entries' | 'results' | 'standings'>;
/** `ranked`: all that were assigned, in the order of their places, or by code until the results are worked out. `present`: those not withdrawn since. */
export type Order = { run: string | undefined; ranked: Ranked[]; present: Ranked[] };

/** Before the results are worked out: all entries by code, with the reviews the board counts. */
const unplaced = async ({ standings }: Needed, roundId: string): Promise<Ranked[]> => {
  const { entries } = await standings.read(roundId);
  const named = entries.filter(({ code }) => code !== '');
  const reviews = new Map(named.map(({ entryId, saved }) => [entryId, saved]));
  return rankingOf([], named).map((one) => ({ ...one, reviews: reviews.get(one.entryId)! }));
};

/** Results of an earlier time have no ranking beside them: it follows from what they say of each entry. */
const rankedAnew = async (ports: Needed, roundId: string, run: string): Promise<Ranked[]> => {
  const [results, all] = await Promise.all([ports.results.entries(roundId, run), unplaced(ports, roundId)]);
  return rankingOf(results, all);
};

/** Some rows of the order, by position from 0, and perhaps others. */
export const rowsAt = async (ports: Needed, roundId: string, run: string, positions: number[]): Promise<Map<number, Ranked>> => {
  if (positions.length === 0) return new Map();
  const found = await ports.results.rowsAt(roundId, run, positions);
  return found ?? new Map(((await ports.results.ranking(roundId, run)) ?? (await rankedAnew(ports, roundId, run))).entries());
};

/** The order of a round, read whole: a few words an entry. */
export const readOrder = async (ports: Needed, round: Round, scoring: Scoring | undefined): Promise<Order> => {
  const run = scoring?.ready;
  const [stored, withdrawn] = await Promise.all([
    run ? ports.results.ranking(round.id, run) : unplaced(ports, round.id), wholeList((after) => ports.entries.ofChallenge(round.challengeId, 'withdrawn', after)),
  ]);
  const ranked = stored ?? (await rankedAnew(ports, round.id, run!));
  const gone = new Set(withdrawn.map(({ id }) => id));
  return { run, ranked, present: ranked.filter(({ entryId }) => !gone.has(entryId)) };
};

const hasPlace = ({ place }: Ranked): boolean => place > 0;
export const placedOf = ({ ranked }: Pick<Order, 'ranked'>): Ranked[] => ranked.filter(hasPlace);

/** Where the chair left each entry; nothing where none is moved. */
export const chairPlaces = (order: Pick<Order, 'ranked'>, overrides: Override[]): ReturnType<typeof chairOrder>['places'] =>
  overrides.some(isStanding) ? chairOrder(placedOf(order), overrides).places : new Map();

/** Those present in the order the chair left them in. */
export const byChair = ({ present }: Pick<Order, 'present'>, places: ReturnType<typeof chairPlaces>): Ranked[] => {
  const at = ({ entryId, place }: Ranked) => places.get(entryId)?.place ?? (place || Infinity);
  return present.toSorted((a, b) => (at(a) === at(b) ? 0 : at(a) - at(b)));
};

export const byEntry = <T extends { entryId: string }>(all: T[]): Map<string, T> => new Map(all.map((one) => [one.entryId, one]));

export type DecidedRow = Ranked & { decision?: DecisionCard | undefined; waiver?: Pick<Waiver, 'missing' | 'reason'> | undefined; move?: Override | undefined };

/** The same, with what was decided, waived and moved. A waiver says nothing of an entry that has all its reviews. */
export const decidedRows = (ranked: Ranked[], { reviewsPerEntry }: Round, given: { cards: DecisionCard[]; waivers: Waiver[]; overrides: Override[] }): DecidedRow[] => {
  const [decisions, waivers, moves] = [byEntry(given.cards), byEntry(standingWaivers(given.waivers)), byEntry(given.overrides)];
  return ranked.map((one) => ({ ...one, decision: decisions.get(one.entryId), waiver: one.reviews < reviewsPerEntry ? waivers.get(one.entryId) : undefined, move: moves.get(one.entryId) }));
};
