import { auction } from './auction.ts';
import { entriesOfPairs, highestAffinity, type Problem } from './problem.ts';

/**
 * What the total alone does not see. `rounds`: how often the worst-served entries are lifted. `home`: the cluster of each entry
 * and judge, and the least share (percent) of a judge's readings outside the own cluster. `experts`: how many judges of an entry
 * have at least this affinity.
 */
export type Steering = {
  rounds: number;
  home?: { entry: Int32Array; judge: Int32Array; leastAway: number };
  experts?: { count: number; affinity: number };
};

/** How well an assignment does, worst trouble first: fewer missing experts and links, then the worst entry, the worst percent, the total. */
export type Service = { expertsMissing: number; linksMissing: number; worst: number; percentile: number; total: number };

export const serviceOf = (problem: Problem, chosen: Uint8Array, filled: Int32Array, { home, experts }: Steering): Service => {
  const { entries, judges, judge, affinity } = problem;
  const entry = entriesOfPairs(problem);
  const [score, expert] = [new Float64Array(entries), new Int32Array(entries)];
  const [load, away] = [new Int32Array(judges), new Int32Array(judges)];
  let total = 0;
  for (let e = 0; e < chosen.length; e++) {
    if (chosen[e] === 0) continue;
    total += affinity[e]!;
    score[entry[e]!]! += affinity[e]!;
    load[judge[e]!]! += 1;
    if (experts && affinity[e]! >= experts.affinity) expert[entry[e]!]! += 1;
    if (home && home.entry[entry[e]!] !== home.judge[judge[e]!]) away[judge[e]!]! += 1;
  }
  let [expertsMissing, linksMissing] = [0, 0];
  if (experts) for (let i = 0; i < entries; i++) expertsMissing += Math.max(0, Math.min(experts.count, filled[i]!) - expert[i]!);
  if (home) for (let j = 0; j < judges; j++) linksMissing += Math.max(0, linksWanted(load[j]!, home.leastAway) - away[j]!);
  const sorted = score.map((sum, i) => (filled[i]! > 0 ? sum / filled[i]! : Infinity)).sort();
  return { expertsMissing, linksMissing, worst: sorted[0] ?? 0, percentile: sorted[Math.floor(entries / 100)] ?? 0, total };
};

const linkBonus = 2 * highestAffinity;
/** Readings outside the own cluster that a judge should have, of so many. */
export const linksWanted = (load: number, leastAway: number): number => Math.floor((load * leastAway + 99) / 100);

const isBetter = (a: Service, b: Service): boolean => {
  for (const key of ['expertsMissing', 'linksMissing'] as const) if (a[key] !== b[key]) return a[key] < b[key];
  for (const key of ['worst', 'percentile', 'total'] as const) if (a[key] !== b[key]) return a[key] > b[key];
  return false;
};

/** `link[e]`: the pair is one of those that link the clusters. */
type Push = { entry: Float64Array; link: Uint8Array; expert: Int32Array };

type Links = { mark(judge: number, more: number): void; link: Uint8Array };

/**
 * Marks pairs outside a judge's cluster: entries with fewest marks first, then the judge's best, so that the links spread. Only so many
 * pairs are lifted: where affinities are equal, a price for all of them would send a judge nowhere or everywhere.
 */
const linksFor = ({ judges, entries, judge, affinity }: Problem, home: NonNullable<Steering['home']>, entry: Int32Array): Links => {
  const away: number[][] = Array.from({ length: judges }, () => []);
  for (let e = 0; e < judge.length; e++) if (home.entry[entry[e]!] !== home.judge[judge[e]!]) away[judge[e]!]!.push(e);
  const marks = new Int32Array(entries);
  const link = new Uint8Array(judge.length);
  const turn = (e: number) => Math.imul(entry[e]! + 1, 0x9e3779b1) + Math.imul(judge[e]! + 1, 0x85ebca6b) >>> 0;
  const mark = (j: number, more: number) => {
    const left = away[j]!.filter((e) => link[e] === 0).sort((a, b) => marks[entry[a]!]! - marks[entry[b]!]! || affinity[b]! - affinity[a]! || turn(a) - turn(b) || a - b);
    for (const e of left.slice(0, more)) {
      link[e] = 1;
      marks[entry[e]!]! += 1;
    }
  };
  return { mark, link };
};

const pushed = (problem: Problem, { experts }: Steering, push: Push, entry: Int32Array): Int32Array =>
  problem.affinity.map((affinity, e) => {
    const i = entry[e]!;
    const lifted = Math.round(affinity * push.entry[i]!);
    return lifted + (push.link[e] === 1 ? linkBonus : 0) + (experts && affinity >= experts.affinity ? push.expert[i]! : 0);
  });

/** Raises what was wanting: experts missing and judges with too few readings outside their cluster; once there are none, entries below the target. */
const raise = (problem: Problem, chosen: Uint8Array, filled: Int32Array, steering: Steering, target: number, push: Push, links: Links | undefined, entry: Int32Array): void => {
  const { entries, judges, judge, affinity } = problem;
  const { home, experts } = steering;
  const [score, expert] = [new Float64Array(entries), new Int32Array(entries)];
  const [load, away] = [new Int32Array(judges), new Int32Array(judges)];
  for (let e = 0; e < chosen.length; e++) {
    if (chosen[e] === 0) continue;
    score[entry[e]!]! += affinity[e]!;
    load[judge[e]!]! += 1;
    if (experts && affinity[e]! >= experts.affinity) expert[entry[e]!]! += 1;
    if (home && home.entry[entry[e]!] !== home.judge[judge[e]!]) away[judge[e]!]! += 1;
  }
  for (let i = 0; i < entries; i++) {
    const mean = filled[i]! > 0 ? score[i]! / filled[i]! : target;
    if (target > 0 && mean < target) push.entry[i] = Math.min(8, push.entry[i]! * (1 + (1.2 * (target - mean)) / target));
    if (experts && expert[i]! < Math.min(experts.count, filled[i]!)) push.expert[i]! += highestAffinity / 4;
  }
  if (home) for (let j = 0; j < judges; j++) links?.mark(j, Math.max(0, linksWanted(load[j]!, home.leastAway) - away[j]!));
};

/**
 * The values to solve with: affinities, raised where an entry, an expert place or a link between clusters came off worst, over
 * several auctions; the best of them by `Service` wins, the plain affinities among them.
 */
export const steeredValues = (problem: Problem, filled: Int32Array, steering: Steering): { value: Int32Array; service: Service } => {
  const entry = entriesOfPairs(problem);
  const links = steering.home && linksFor(problem, steering.home, entry);
  const push: Push = { entry: new Float64Array(problem.entries).fill(1), link: links?.link ?? new Uint8Array(problem.judge.length), expert: new Int32Array(problem.entries) };
  let value = problem.affinity;
  let { chosen } = auction(problem, value, filled);
  let best = { value, service: serviceOf(problem, chosen, filled, steering) };
  let { service } = best;
  let target = 0;
  for (let round = 0; round < steering.rounds; round++) {
    const served = service.expertsMissing + service.linksMissing === 0;
    if (served && target === 0) target = service.percentile * 1.05;
    raise(problem, chosen, filled, steering, served ? target : 0, push, links, entry);
    value = pushed(problem, steering, push, entry);
    ({ chosen } = auction(problem, value, filled));
    service = serviceOf(problem, chosen, filled, steering);
    if (isBetter(service, best.service)) best = { value, service };
  }
  return best;
};
