import type { Streams } from '../numbers/chance.ts';
import { evenSplit } from './even-split.ts';
import { withLeast } from './least-kept.ts';
import { withLinks } from './link-swaps.ts';
import { checkedProblem, entriesOfPairs, loadsOf, type Problem } from './problem.ts';
import { solveAssignment, type Solved } from './solve-assignment.ts';
import { serviceOf, steeredValues, type Service, type Steering } from './steering.ts';

export type AssignmentRules = { steering: Steering; /** Draw half of up to twice as many pairs. */ randomize: boolean };

export type Assignment = {
  chosen: Uint8Array;
  load: Int32Array;
  /** Reviews each entry lacks, because conflicts, organizations or loads leave nobody. */
  missing: Int32Array;
  /** Readings each judge lacks to the least agreed. */
  below: Int32Array;
  service: Service;
  /** What was solved and proved; with a draw this is the doubled problem. `value`: what each pair counted for. */
  proof: Solved & { value: Int32Array; problem: Problem };
  /** By pair 1 where the lot decided; nothing without a draw. The others were added where the drawn half left an entry short of reviews or of experts (0), or a judge without links (2). */
  lot?: Uint8Array | undefined;
};

/** Twice the reviews and loads, each pair still once: half of its solution is an assignment of the problem. */
const doubled = (problem: Problem): Problem => ({
  ...problem, need: problem.need.map((need) => 2 * need), least: problem.least.map((least) => 2 * least), most: problem.most.map((most) => 2 * most), balance: problem.balance / 2,
});

/** The problem that is left when some pairs stand: their reviews, places and organizations are used up. */
export const remaining = (problem: Problem, standing: Uint8Array, barred?: Uint8Array): { problem: Problem; pair: Int32Array } => {
  const { entries, first, judge, affinity, group } = problem;
  const load = loadsOf(problem, standing);
  const kept = new Int32Array(judge.length);
  let count = 0;
  const start = new Int32Array(entries + 1);
  const need = problem.need.slice();
  for (let i = 0; i < entries; i++) {
    const used = new Set<number>();
    for (let e = first[i]!; e < first[i + 1]!; e++) {
      if (standing[e] === 0) continue;
      need[i]! -= 1;
      if (group[judge[e]!]! >= 0) used.add(group[judge[e]!]!);
    }
    if (need[i]! < 0) need[i] = 0;
    for (let e = first[i]!; need[i]! > 0 && e < first[i + 1]!; e++) if (standing[e] === 0 && barred?.[e] !== 1 && !used.has(group[judge[e]!]!)) kept[count++] = e;
    start[i + 1] = count;
  }
  const pair = kept.slice(0, count);
  const left = (limit: Int32Array) => limit.map((value, j) => Math.max(0, value - load[j]!));
  return { pair, problem: { ...problem, first: start, judge: pair.map((e) => judge[e]!), affinity: pair.map((e) => affinity[e]!), need, least: left(problem.least), most: left(problem.most) } };
};

/** Adds the best pairs for what is still missing, touching nothing that stands. */
export const complete = (problem: Problem, standing: Uint8Array, barred?: Uint8Array): Uint8Array => {
  const rest = remaining(problem, standing, barred);
  const chosen = standing.slice();
  if (rest.pair.length === 0) return chosen;
  solveAssignment(rest.problem).chosen.forEach((taken, at) => { if (taken === 1) chosen[rest.pair[at]!] = 1; });
  return chosen;
};

type Experts = NonNullable<Steering['experts']>;

/** Open places that only a judge of the entry's area may take: where half of the pairs has too few of them, the worst fits give way. */
const expertPlaces = (problem: Problem, half: Uint8Array, { count, affinity: least }: Experts): { standing: Uint8Array; need: Int32Array } => {
  const { entries, first, affinity } = problem;
  const standing = half.slice();
  const need = new Int32Array(entries);
  for (let i = 0; i < entries; i++) {
    const own = Array.from({ length: first[i + 1]! - first[i]! }, (_, at) => first[i]! + at).filter((e) => half[e] === 1);
    const others = own.filter((e) => affinity[e]! < least).sort((a, b) => affinity[a]! - affinity[b]! || a - b);
    const lacking = Math.max(0, Math.min(count, problem.need[i]!) - (own.length - others.length));
    const giveWay = others.slice(0, Math.max(0, lacking - (problem.need[i]! - own.length)));
    for (const e of giveWay) standing[e] = 0;
    need[i] = own.length - giveWay.length + lacking;
  }
  return { standing, need };
};

/** The drawn half, with judges of an entry's area put in where the lot left too few and there are any. */
const withExperts = (problem: Problem, half: Uint8Array, experts: Experts): Uint8Array => {
  const { standing, need } = expertPlaces(problem, half, experts);
  return complete({ ...problem, need }, standing, Uint8Array.from(problem.affinity, (affinity) => (affinity < experts.affinity ? 1 : 0)));
};

/** Above the share of links that is wanted, so that not every other half falls below it. */
const linksAbove = 5;

/** What the doubled problem aims at, so that a half of its solution is likely to have what is asked for. */
const aimedHigher = ({ experts, home, ...steering }: Steering): Steering => ({
  ...steering, experts: experts && { ...experts, count: 2 * experts.count }, home: home && { ...home, leastAway: Math.min(100, home.leastAway + linksAbove) },
});

const told = (problem: Problem, chosen: Uint8Array, proof: Assignment['proof'], rules: AssignmentRules, lot?: Uint8Array): Assignment => {
  const load = loadsOf(problem, chosen);
  const entry = entriesOfPairs(problem);
  const missing = problem.need.slice();
  for (let e = 0; e < chosen.length; e++) if (chosen[e] === 1) missing[entry[e]!]! -= 1;
  const filled = problem.need.map((need, i) => need - missing[i]!);
  return { chosen, load, missing, below: problem.least.map((least, j) => Math.max(0, least - load[j]!)), service: serviceOf(problem, chosen, filled, rules.steering), proof, lot };
};

/**
 * Who reads what: as many reviews as can be filled, then the best total of steered affinities, proved by prices; with
 * `randomize` a seeded half of twice as many pairs, topped up where the halves leave an entry short, and linked where they leave a judge
 * among the own cluster. Deterministic from the seed.
 */
export const assignJudges = (given: Problem, rules: AssignmentRules, streams: Streams): Assignment => {
  const problem = checkedProblem(given);
  const solving = rules.randomize ? doubled(problem) : problem;
  const first = solveAssignment(solving);
  const { experts } = rules.steering;
  const steering = rules.randomize ? aimedHigher(rules.steering) : rules.steering;
  const value = steering.rounds > 0 ? steeredValues(solving, first.filled, steering).value : solving.affinity;
  const solved = value === solving.affinity ? first : solveAssignment(solving, value, first.filled);
  const proof = { ...solved, value, problem: solving };
  if (!rules.randomize) return told(problem, solved.chosen, proof, rules);
  const half = evenSplit(problem, solved.chosen, streams('assignment draw'));
  const filled = complete(problem, experts ? withExperts(problem, half, experts) : half);
  const chosen = withLinks(problem, withLeast(problem, filled, rules.steering), rules.steering, streams('links draw'));
  return told(problem, chosen, proof, rules, chosen.map((taken, e) => (filled[e] === 0 ? 2 * taken : taken & half[e]!)));
};

/**
 * New pairs after a recusal, a no-show or a new judge: `standing` pairs stay (started work is never taken away), `gone` pairs are
 * dropped and never given again. Only what is missing is filled, half by chance when the round was drawn by chance.
 */
export const repairAssignment = (given: Problem, standing: Uint8Array, gone: Uint8Array, rules: AssignmentRules, streams: Streams): Uint8Array => {
  const problem = checkedProblem(given);
  const kept = standing.map((taken, e) => (taken === 1 && gone[e] === 0 ? 1 : 0));
  if (!rules.randomize) return complete(problem, kept, gone);
  const rest = remaining(problem, kept, gone);
  if (rest.pair.length === 0) return kept;
  const half = evenSplit(rest.problem, solveAssignment(doubled(rest.problem)).chosen, streams('repair draw'));
  half.forEach((taken, at) => { if (taken === 1) kept[rest.pair[at]!] = 1; });
  return complete(problem, kept, gone);
};
