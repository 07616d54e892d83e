import type { Streams } from '../numbers/chance.ts';
import { assignJudges, repairAssignment, type AssignmentRules } from '../assigning/assign-judges.ts';
import { entriesOfPairs, type Problem } from '../assigning/problem.ts';
import { Refusal } from '../../refusal.ts';
import type { Bundle } from './bundle-form.ts';

type Given = Pick<Bundle, 'inputs' | 'rules'> & { steps: Bundle['assignment']['steps'] };

/** Numbers in millionths, as a bundle holds them. */
export const millionths = (value: number): number => Math.round(value * 1e6) + 0; // never -0

export const bundleProblem = ({ inputs, rules }: Given): Problem => {
  const first = new Int32Array(inputs.entries.length + 1);
  inputs.candidates.forEach((own, i) => { first[i + 1] = first[i]! + own.length; });
  const pairs = inputs.candidates.flat();
  return {
    entries: inputs.entries.length, judges: inputs.judges.length, first, balance: rules.balance,
    judge: Int32Array.from(pairs, ([judge]) => judge), affinity: Int32Array.from(pairs, ([, affinity]) => affinity),
    need: Int32Array.from(inputs.entries, ({ need }) => need), least: Int32Array.from(inputs.judges, ({ least }) => least),
    most: Int32Array.from(inputs.judges, ({ most }) => most), group: Int32Array.from(inputs.judges, ({ group }) => group),
  };
};

const rulesOf = ({ inputs, rules }: Given): AssignmentRules => {
  const { rounds, leastAway, experts, randomize } = rules;
  const cluster = (of: { cluster: number }[]) => Int32Array.from(of, (one) => one.cluster);
  const home = leastAway === undefined ? undefined : { entry: cluster(inputs.entries), judge: cluster(inputs.judges), leastAway };
  return { randomize, steering: { rounds, experts, home } };
};

type Pair = [number, number];
const pairsOf = ({ judge }: Problem, entry: Int32Array, chosen: Uint8Array): Pair[] =>
  Array.from(chosen.keys()).filter((e) => chosen[e] === 1).map((e): Pair => [entry[e]!, judge[e]!]);

const chosenOf = ({ entries, first, judge }: Problem, pairs: Pair[], where: string): Uint8Array => {
  const chosen = new Uint8Array(judge.length);
  for (const [i, j] of pairs) {
    const at = i < entries ? judge.subarray(first[i], first[i + 1]).indexOf(j) : -1;
    if (at < 0) throw new Refusal('invalid', `Judge ${j} may not read entry ${i}.`, where);
    chosen[first[i]! + at] = 1;
  }
  return chosen;
};

/** The draw and everything that changed it, from the seed. Refuses a change that names a pair that may not be. */
export const computeAssignment = (given: Given, streams: Streams): Bundle['assignment'] => {
  const problem = bundleProblem(given);
  const entry = entriesOfPairs(problem);
  const rules = rulesOf(given);
  const { chosen, proof } = assignJudges(problem, rules, streams);
  let current = chosen;
  const gone = new Uint8Array(chosen.length);
  given.steps.forEach((step, at) => {
    const where = `assignment.steps.${at}`;
    if (step.kind === 'repaired') {
      chosenOf(problem, step.gone, where).forEach((taken, e) => { if (taken === 1) gone[e] = 1; });
      current = repairAssignment(problem, current, gone, rules, (purpose) => streams(`${purpose} ${at}`));
    } else {
      const [added, removed] = [chosenOf(problem, step.added, where), chosenOf(problem, step.removed, where)];
      current = current.map((taken, e) => ((taken === 1 && removed[e] === 0) || added[e] === 1 ? 1 : 0));
    }
  });
  const { worth, bound } = proof.certificate;
  return {
    solved: pairsOf(problem, entry, proof.chosen), values: proof.value === problem.affinity ? undefined : Array.from(proof.value), prices: Array.from(proof.price, millionths),
    worth: millionths(worth), bound: millionths(bound), drawn: pairsOf(problem, entry, chosen), steps: given.steps, final: pairsOf(problem, entry, current),
  };
};
