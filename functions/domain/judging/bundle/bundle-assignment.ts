import type { Streams } from '../numbers/chance.ts';
import { assignJudges, repairAssignment, type Assignment, type AssignmentRules } from '../assigning/assign-judges.ts';
import { checkedProblem, entriesOfPairs, loadsOf, type Problem } from '../assigning/problem.ts';
import { serviceOf } from '../assigning/steering.ts';
import { Refusal } from '../../refusal.ts';
import type { Bundle, BundleInputs, BundleRules, Step } from './bundle-form.ts';

type Given = { inputs: BundleInputs; rules: BundleRules; steps: Step[] };

/** Numbers in millionths, as a bundle holds them. */
export const millionths = (value: number): number => Math.round(value * 1e6) + 0; // never -0

/** Reviews wanted of each entry, with those that were given further. */
const raisedNeeds = ({ entries }: BundleInputs, steps: Step[]): BundleInputs['entries'] => {
  const more = steps.flatMap((step) => (step.kind === 'further' ? step.more : []));
  if (more.length === 0) return entries;
  const by = new Map<number, number>();
  for (const [entry, reviews] of more) by.set(entry, (by.get(entry) ?? 0) + reviews);
  return entries.map((entry, i) => ({ ...entry, need: entry.need + (by.get(i) ?? 0) }));
};

/** The inputs with everybody who joined later, every pair that became possible, and every review that is wanted since. */
export const grownInputs = (given: BundleInputs, steps: Step[]): BundleInputs => {
  const inputs = { ...given, entries: raisedNeeds(given, steps) };
  const joined = steps.filter((step) => step.kind === 'joined');
  if (joined.length === 0) return inputs;
  const later = Map.groupBy(joined.flatMap(({ candidates }) => candidates), ([entry]) => entry);
  return {
    ...inputs, judges: [...inputs.judges, ...joined.flatMap(({ judges }) => judges)],
    candidates: inputs.candidates.map((own, i) => [...own, ...(later.get(i) ?? []).map(([, judge, affinity]): [number, number] => [judge, affinity])]),
  };
};

export const bundleProblem = ({ inputs, rules }: Pick<Given, 'inputs' | 'rules'>): Problem => {
  const first = new Int32Array(inputs.entries.length + 1);
  inputs.candidates.forEach((own, i) => { first[i + 1] = first[i]! + own.length; });
  const pairs = inputs.candidates.flat();
  return {
    entries: inputs.entries.length, judges: inputs.judges.length, first, balance: rules.balance,
    judge: Int32Array.from(pairs, ([judge]) => judge), affinity: Int32Array.from(pairs, ([, affinity]) => affinity),
    need: Int32Array.from(inputs.entries, ({ need }) => Math.min(need, inputs.judges.length)), least: Int32Array.from(inputs.judges, ({ least }) => least),
    most: Int32Array.from(inputs.judges, ({ most }) => most), group: Int32Array.from(inputs.judges, ({ group }) => group),
  };
};

const rulesOf = ({ inputs, rules }: Pick<Given, 'inputs' | 'rules'>): AssignmentRules => {
  const { rounds, leastAway, experts, randomize } = rules;
  const cluster = (of: { cluster: number }[]) => Int32Array.from(of, (one) => one.cluster);
  const home = leastAway === undefined ? undefined : { entry: cluster(inputs.entries), judge: cluster(inputs.judges), leastAway };
  return { randomize, steering: { rounds, experts, home } };
};

export type Pair = [number, number];
const pairsOf = (problem: Problem, chosen: Uint8Array): Pair[] => {
  const entry = entriesOfPairs(problem);
  return Array.from(chosen.keys()).filter((e) => chosen[e] === 1).map((e): Pair => [entry[e]!, problem.judge[e]!]);
};

export const chosenOf = ({ entries, first, judge }: Problem, pairs: Pair[], where: string): Uint8Array => {
  const chosen = new Uint8Array(judge.length);
  for (const [i, j] of pairs) {
    const at = i < entries ? judge.subarray(first[i], first[i + 1]).indexOf(j) : -1;
    if (at < 0) throw new Refusal('invalid', `Judge ${j} may not read entry ${i}.`, where);
    chosen[first[i]! + at] = 1;
  }
  return chosen;
};

/** The draw alone, and the problem it answers. `limited`: whether the limits of the judges had to be part of it. */
export type Drawn = { problem: Problem; assignment: Assignment; limited: boolean; pairs: Pair[] };

/** The same, with judges who read nothing or everything alike. */
const withoutLimits = (problem: Problem): Problem => {
  const most = new Int32Array(problem.judges);
  for (const j of problem.judge) most[j]! += 1;
  return { ...problem, least: new Int32Array(problem.judges), most };
};
const keepsLimits = ({ least, most }: Problem, { load }: Assignment): boolean => load.every((count, j) => count >= least[j]! && count <= most[j]!);

/** First as if judges had no limits; those are put in only where they would be broken. So a limit that keeps nobody from anything cannot be used to draw again. */
export const drawAssignment = (given: Pick<Given, 'inputs' | 'rules'>, streams: Streams): Drawn => {
  const problem = checkedProblem(bundleProblem(given));
  const rules = rulesOf(given);
  const free = assignJudges(withoutLimits(problem), rules, streams);
  const limited = !keepsLimits(problem, free);
  const assignment = limited ? assignJudges(problem, rules, streams) : free;
  return { problem, assignment, limited, pairs: pairsOf(problem, assignment.chosen) };
};

/** How the judges and entries of a draw stand once it was changed: loads, readings lacking to the least, and how well it serves. */
export const standingOf = ({ problem }: Pick<Drawn, 'problem'>, chosen: Uint8Array, { inputs, rules }: Pick<Given, 'inputs' | 'rules'>): Pick<Assignment, 'load' | 'below' | 'service'> => {
  const load = loadsOf(problem, chosen);
  const entry = entriesOfPairs(problem);
  const filled = new Int32Array(problem.entries);
  chosen.forEach((taken, e) => { filled[entry[e]!]! += taken; });
  return { load, below: problem.least.map((least, j) => Math.max(0, least - load[j]!)), service: serviceOf(problem, chosen, filled, rulesOf({ inputs, rules }).steering) };
};

/** What the steps make of a draw. Refuses a step that names a pair that may not be. */
export const applySteps = (drawn: Pair[], { inputs, rules, steps }: Given, streams: Streams): Pair[] => {
  let [pairs, gone]: [Pair[], Pair[]] = [drawn, []];
  steps.forEach((step, at) => {
    if (step.kind === 'joined') return;
    const where = `assignment.steps.${at}`;
    const grown = { rules, inputs: grownInputs(inputs, steps.slice(0, at + 1)) };
    const problem = bundleProblem(grown);
    const current = chosenOf(problem, pairs, where);
    if (step.kind === 'repaired' || step.kind === 'further') {
      if (step.kind === 'repaired') gone = [...gone, ...step.gone];
      pairs = pairsOf(problem, repairAssignment(problem, current, chosenOf(problem, gone, where), rulesOf(grown), (purpose) => streams(`${purpose} ${at}`)));
    } else {
      const [added, removed] = [chosenOf(problem, step.added, where), chosenOf(problem, step.removed, where)];
      const back = new Set(step.added.map(String));
      gone = gone.filter((pair) => !back.has(String(pair)));
      pairs = pairsOf(problem, current.map((taken, e) => ((taken === 1 && removed[e] === 0) || added[e] === 1 ? 1 : 0)));
    }
  });
  return pairs;
};

/** The draw and everything that changed it, from the seed. */
export const computeAssignment = (given: Given, streams: Streams): Bundle['assignment'] => {
  const { problem, assignment: { proof }, limited, pairs } = drawAssignment(given, streams);
  const { worth, bound } = proof.certificate;
  return {
    solved: pairsOf(problem, proof.chosen), values: proof.value === problem.affinity ? undefined : Array.from(proof.value), prices: Array.from(proof.price, millionths),
    limited, worth: millionths(worth), bound: millionths(bound), drawn: pairs, steps: given.steps, final: applySteps(pairs, given, streams),
  };
};
