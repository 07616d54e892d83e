import { sortedQuantile } from '../judging/numbers/distributions.ts';
import { dateIn, type Quarter } from './quarter.ts';
import type { WorkProduct } from './work-product.ts';

export const sectors = ['government', 'business', 'nonprofit', 'academia', 'other'] as const;
export type Sector = (typeof sectors)[number];

/** People from one organization who took part in a call. */
export type Attendance = { organization: string; sector: Sector; people: number };
/** A call that was planned for the quarter. Without `attendance` nobody wrote down who came. */
export type CallFact = {
  id: string; title: string; startsAt: string; state: 'held' | 'cancelled' | 'missed' | 'coming';
  attendance?: readonly Attendance[] | undefined; presenters: readonly { name: string; organization: string }[];
};
export type MemberFact = { joinedAt: string; leftAt?: string | undefined };
export type ProductFact = Pick<WorkProduct, 'title' | 'kind' | 'date'>;
export type HealthFacts = { calls: readonly CallFact[]; members: readonly MemberFact[]; products: readonly ProductFact[] };

/** A figure of so few people, or of one organization alone, is not broken down: it could tell of somebody. */
export const fewestPeople = 3;

/** `people` is left out where it is withheld. */
export type SectorRow = { sector: Sector; people?: number | undefined; share?: number | undefined };
export type HealthReport = {
  quarter: string; from: string; to: string;
  calls: { planned: number; held: number; missed: number; cancelled: number; coming: number };
  participants: { known: number; unknown: number; total?: number; median?: number; lower?: number; upper?: number; least?: number; most?: number; perCall: { id: string; title: string; startsAt: string; people?: number | undefined }[] };
  presenters: { talks: number; people: { name: string; organization: string }[] };
  organizations?: number;
  sectors?: { rows: SectorRow[]; evenness?: number };
  products: ProductFact[];
  /** Told once the quarter is over: while it runs, each change of the figures would be one person’s. */
  members?: { atEnd: number; joined: number; left: number };
};

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const round = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;
const compared = (name: string): string => name.normalize('NFKC').trim().toLowerCase().replace(/\s+/gu, ' ');
const distinct = (names: readonly string[]): number => new Set(names.map(compared).filter(Boolean)).size;
const peopleIn = (rows: readonly Attendance[]): number => sum(rows.map(({ people }) => people));
const isFew = (rows: readonly Attendance[]): boolean => peopleIn(rows) < fewestPeople || distinct(rows.filter(({ people }) => people > 0).map(({ organization }) => organization)) < 2;

/**
 * Which sectors are withheld: those of few people or one organization; and where what is withheld could be reckoned from the total,
 * because it is one sector alone or fewer than three people together, the next smallest too.
 */
const withheldSectors = (bySector: ReadonlyMap<Sector, readonly Attendance[]>): Set<Sector> => {
  const filled = [...bySector].filter(([, rows]) => peopleIn(rows) > 0).toSorted(([, a], [, b]) => peopleIn(a) - peopleIn(b));
  const withheld = new Set(filled.filter(([, rows]) => isFew(rows)).map(([sector]) => sector));
  const hidden = () => filled.filter(([sector]) => withheld.has(sector)).flatMap(([, rows]) => rows);
  while (withheld.size > 0 && (withheld.size < 2 || isFew(hidden()))) {
    const next = filled.find(([sector]) => !withheld.has(sector));
    if (!next) break;
    withheld.add(next[0]);
  }
  return withheld;
};

/** Shannon’s entropy of the shares over that of five equal shares (Pielou’s evenness): 0 where all are of one sector, 1 where all five are equal. */
const evennessOf = (counts: readonly number[]): number => {
  const all = sum(counts);
  const entropy = sum(counts.filter((count) => count > 0).map((count) => -(count / all) * Math.log(count / all)));
  return round(entropy / Math.log(sectors.length), 2);
};

const balanceOf = (rows: readonly Attendance[]): HealthReport['sectors'] => {
  if (isFew(rows)) return undefined;
  const bySector = new Map(sectors.map((sector) => [sector, rows.filter((row) => row.sector === sector)]));
  const withheld = withheldSectors(bySector);
  const all = peopleIn(rows);
  const shown = sectors.map((sector): SectorRow => {
    if (withheld.has(sector)) return { sector };
    const people = peopleIn(bySector.get(sector)!);
    return { sector, people, share: round(people / all, 2) };
  });
  return withheld.size > 0 ? { rows: shown } : { rows: shown, evenness: evennessOf(shown.map(({ people }) => people ?? 0)) };
};

const participantsOf = (held: readonly CallFact[]): HealthReport['participants'] => {
  const perCall = held.map(({ id, title, startsAt, attendance }) => ({ id, title, startsAt, people: attendance && peopleIn(attendance) }));
  const counts = perCall.flatMap(({ people }) => (people === undefined ? [] : [people])).toSorted((a, b) => a - b);
  const known = counts.length;
  if (known === 0) return { known, unknown: held.length, perCall };
  const [lower, median, upper] = [0.25, 0.5, 0.75].map((part) => round(sortedQuantile(counts, part), 2));
  return { known, unknown: held.length - known, total: sum(counts), median: median!, lower: lower!, upper: upper!, least: counts[0]!, most: counts.at(-1)!, perCall };
};

const speakersOf = (held: readonly CallFact[]): HealthReport['presenters'] => {
  const talks = held.flatMap(({ presenters }) => presenters);
  const people = new Map(talks.map((one) => [compared(`${one.name}, ${one.organization}`), one]));
  return { talks: talks.length, people: [...people.values()].toSorted((a, b) => a.name.localeCompare(b.name)) };
};

/** What happened in a group in a quarter, from facts alone. */
export const healthOf = (quarter: Quarter, { calls, members, products }: HealthFacts): HealthReport => {
  const within = (instant: string): boolean => instant >= quarter.from && instant < quarter.to;
  const planned = calls.filter(({ startsAt }) => within(startsAt)).toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
  const held = planned.filter(({ state }) => state === 'held');
  const count = (state: CallFact['state']) => planned.filter((call) => call.state === state).length;
  const attended = held.flatMap(({ attendance }) => attendance ?? []);
  const balance = balanceOf(attended);
  return {
    quarter: quarter.name, from: quarter.from, to: quarter.to,
    calls: { planned: planned.length, held: held.length, missed: count('missed'), cancelled: count('cancelled'), coming: count('coming') },
    participants: participantsOf(held),
    presenters: speakersOf(held),
    ...(attended.length > 0 ? { organizations: distinct(attended.filter(({ people }) => people > 0).map(({ organization }) => organization)) } : {}),
    ...(balance ? { sectors: balance } : {}),
    products: products.filter(({ date }) => dateIn(quarter, date)).map(({ title, kind, date }) => ({ title, kind, date })).toSorted((a, b) => a.date.localeCompare(b.date) || a.title.localeCompare(b.title)),
    members: {
      atEnd: members.filter(({ joinedAt, leftAt }) => joinedAt < quarter.to && (leftAt === undefined || leftAt >= quarter.to)).length,
      joined: members.filter(({ joinedAt }) => within(joinedAt)).length,
      left: members.filter(({ leftAt }) => leftAt !== undefined && within(leftAt)).length,
    },
  };
};
