import { expect, test } from 'vitest';
import { assignJudges, repairAssignment, type AssignmentRules } from '../../../../functions/domain/judging/assigning/assign-judges.ts';
import { coverage } from '../../../../functions/domain/judging/assigning/coverage.ts';
import { evenSplit } from '../../../../functions/domain/judging/assigning/even-split.ts';
import { checkedProblem, entriesOfPairs, loadsOf, reserve, type Problem } from '../../../../functions/domain/judging/assigning/problem.ts';
import { solveAssignment } from '../../../../functions/domain/judging/assigning/solve-assignment.ts';
import { serviceOf } from '../../../../functions/domain/judging/assigning/steering.ts';
import { streamsOf } from '../../../../functions/domain/judging/numbers/chance.ts';
import { sha256, streams } from '../scores/contests.ts';
import { checkCertificate } from './certificate-checker.ts';
import { brokenRules, madeProblem } from './problems.ts';

const plain: AssignmentRules = { steering: { rounds: 0 }, randomize: false };
const drawn: AssignmentRules = { steering: { rounds: 0 }, randomize: true };

const checked = (problem: Problem, value: Int32Array, { chosen, filled, price }: ReturnType<typeof solveAssignment>) => {
  const entry = entriesOfPairs(problem);
  const pairs = Array.from(problem.judge, (judge, e): [number, number, number, boolean] => [entry[e]!, judge, value[e]!, chosen[e] === 1]);
  const slots = Array.from(problem.most, (most, j) => Array.from({ length: most }, (_, slot) => reserve(problem, j, slot)));
  return checkCertificate(pairs, [...filled], [...price], slots, [...problem.group]);
};

test('small cases are solved exactly, and an independent checker finds no gap between worth and bound', () => {
  for (let run = 0; run < 60; run++) {
    const problem = madeProblem(streams(`small ${run}`), { entries: 14, judges: 9, reviews: 3, most: 5 + (run % 3), least: run % 4, groups: run % 5, open: 0.7, balance: (run % 2) * 6 });
    const solved = solveAssignment(problem);
    const { worth, bound } = checked(problem, problem.affinity, solved);
    expect([run, solved.exact, brokenRules(problem, solved.chosen), bound - worth, solved.certificate]).toEqual([run, true, [], 0, { worth, bound, gap: 0 }]);
  }
});

test('a larger case has a gap of at most 0.01 % of its worth, by the same checker', () => {
  const problem = madeProblem(streams('large'), { entries: 1500, judges: 450, reviews: 4, most: 14, open: 0.15 });
  const solved = solveAssignment(problem);
  const { worth, bound } = checked(problem, problem.affinity, solved);
  expect([solved.exact, brokenRules(problem, solved.chosen)]).toEqual([false, []]);
  expect((bound - worth) / bound).toBeLessThanOrEqual(1e-4);
});

test('wrong prices still give a true bound, only a worse one', () => {
  const problem = madeProblem(streams('prices'), { entries: 20, judges: 8, reviews: 3, most: 9 });
  const solved = solveAssignment(problem);
  const best = checked(problem, problem.affinity, solved);
  const worse = checked(problem, problem.affinity, { ...solved, price: solved.price.map((price, j) => price + 40 * (j % 3)) });
  expect([worse.worth === best.worth, worse.bound > best.bound]).toEqual([true, true]);
});

test('every candidate permuted gives the same total; the same input gives the same bytes', () => {
  const problem = madeProblem(streams('same'), { entries: 30, judges: 10, reviews: 3, most: 10, groups: 4 });
  expect(assignJudges(problem, drawn, streams)).toEqual(assignJudges(problem, drawn, streams));
  const turned: Problem = { ...problem, judge: problem.judge.map((j) => 9 - j), most: problem.most.toReversed(), least: problem.least.toReversed(), group: problem.group.toReversed() };
  expect(solveAssignment(turned).certificate.worth).toBe(solveAssignment(problem).certificate.worth);
});

test('shortage is spread: no entry has three judges while one that could have two has one', () => {
  const problem = madeProblem(streams('short'), { entries: 10, judges: 4, reviews: 3, most: 6, open: 1 });
  expect(Array.from(coverage(problem).filled.toSorted())).toEqual([2, 2, 2, 2, 2, 2, 3, 3, 3, 3]);
  const { missing, load } = assignJudges(problem, plain, streams);
  expect([missing.reduce((a, b) => a + b), [...load]]).toEqual([6, [6, 6, 6, 6]]);
});

test('an entry nobody may read is told, and the others are served', () => {
  const open = madeProblem(streams('nobody'), { entries: 6, judges: 4, reviews: 2, most: 6, open: 1 });
  const cut = open.first[1]!;
  const problem = { ...open, judge: open.judge.slice(cut), affinity: open.affinity.slice(cut), first: open.first.map((at) => Math.max(0, at - cut)) };
  expect([...assignJudges(problem, plain, streams).missing]).toEqual([2, 0, 0, 0, 0, 0]);
  const nobody = assignJudges({ ...problem, most: new Int32Array(4) }, drawn, streams);
  expect([[...nobody.missing], nobody.chosen.some((taken) => taken === 1)]).toEqual([[2, 2, 2, 2, 2, 2], false]);
});

test('the least each judge was promised is met when it can be', () => {
  const problem = madeProblem(streams('least'), { entries: 12, judges: 12, reviews: 3, most: 9, least: 2, open: 0.6 });
  expect(Math.min(...assignJudges({ ...problem, least: new Int32Array(12) }, plain, streams).load)).toBeLessThan(2);
  expect([...assignJudges(problem, plain, streams).below]).toEqual(Array.from({ length: 12 }, () => 0));
});

test('the draw gives every pair of the doubled problem one half, every entry its reviews, and two given judges rarely meet', () => {
  const problem = madeProblem(streams('draw'), { entries: 24, judges: 16, reviews: 3, most: 6 });
  const { proof } = assignJudges(problem, drawn, streams);
  const times = 600;
  const count = new Float64Array(problem.judge.length);
  const [a, b] = Array.from(proof.chosen.keys()).filter((e) => proof.chosen[e] === 1) as [number, number];
  let together = 0;
  for (let run = 0; run < times; run++) {
    const half = evenSplit(problem, proof.chosen, streamsOf(sha256, `draw ${run}`)('assignment draw'));
    expect(brokenRules(problem, half)).toEqual([]);
    half.forEach((taken, e) => { count[e]! += taken; });
    together += half[a]! * half[b]!;
    expect(half.reduce((sum, taken) => sum + taken, 0)).toBe(72);
  }
  const shares = count.filter((_, e) => proof.chosen[e] === 1).map((sum) => sum / times);
  expect(Math.max(...shares.map((share) => Math.abs(share - 0.5)))).toBeLessThan(0.1);
  expect(Math.abs(shares.reduce((sum, share) => sum + share, 0) / shares.length - 0.5)).toBeLessThan(1e-9);
  expect(together / times).toBeLessThan(0.3);
});

test('steering lifts the worst-served entry for little of the total', () => {
  const problem = madeProblem(streams('fair'), { entries: 200, judges: 30, reviews: 3, most: 20, open: 0.25 });
  const before = assignJudges(problem, plain, streams);
  const after = assignJudges(problem, { ...plain, steering: { rounds: 12 } }, streams);
  expect(after.service.worst).toBeGreaterThan(before.service.worst);
  expect(after.service.total).toBeGreaterThan(0.97 * before.service.total);
  expect(brokenRules(problem, after.chosen)).toEqual([]);
});

test('tracks are linked: a fifth of every judge\'s readings lies outside the own track, and experts are had', () => {
  const base = madeProblem(streams('tracks'), { entries: 60, judges: 15, reviews: 3, most: 14, open: 1 });
  const entry = entriesOfPairs(base);
  const home = { entry: Int32Array.from({ length: 60 }, (_, i) => i % 3), judge: Int32Array.from({ length: 15 }, (_, j) => j % 3), leastAway: 20 };
  const affinity = base.affinity.map((value, e) => (entry[e]! % 3 === base.judge[e]! % 3 ? 600 + Math.floor(value / 3) : Math.floor(value / 4)));
  const steering = { rounds: 15, home, experts: { count: 1, affinity: 700 } };
  const before = assignJudges({ ...base, affinity }, plain, streams);
  const after = assignJudges({ ...base, affinity }, { ...plain, steering }, streams);
  expect(serviceOf({ ...base, affinity }, before.chosen, base.need, steering).linksMissing).toBeGreaterThan(20);
  expect([after.service.linksMissing, after.service.expertsMissing]).toEqual([0, 0]);
});

test('after a recusal what is missing is filled, nothing that stands is taken away, and what is gone stays gone', () => {
  const problem = madeProblem(streams('repair'), { entries: 30, judges: 12, reviews: 3, most: 10, groups: 8 });
  const { chosen } = assignJudges(problem, drawn, streams);
  const gone = chosen.map((taken, e) => (taken === 1 && problem.judge[e] === 4 ? 1 : 0));
  for (const rules of [plain, drawn]) {
    const repaired = repairAssignment(problem, chosen, gone, rules, streams);
    expect(brokenRules(problem, repaired)).toEqual([]);
    expect(chosen.every((taken, e) => taken === 0 || gone[e] === 1 || repaired[e] === 1)).toBe(true);
    expect(repaired.some((taken, e) => taken === 1 && gone[e] === 1)).toBe(false);
    expect([repaired.reduce((a, b) => a + b), loadsOf(problem, repaired)[4]]).toEqual([90, 0]);
  }
});

test.for([
  { fault: 'affinity', change: { affinity: Int32Array.of(2000) } },
  { fault: 'names a judge', change: { judge: Int32Array.of(7) } },
  { fault: 'least', change: { least: Int32Array.of(2, 0) } },
  { fault: 'Each entry needs', change: { need: Int32Array.of(-1) } },
  { fault: 'twice', change: { judge: Int32Array.of(0, 0), affinity: Int32Array.of(1, 1), first: Int32Array.of(0, 2) } },
  { fault: 'do not fit', change: { first: Int32Array.of(0, 5) } },
])('a problem with a wrong $fault is refused', ({ fault, change }) => {
  const problem: Problem = { entries: 1, judges: 2, first: Int32Array.of(0, 1), judge: Int32Array.of(0), affinity: Int32Array.of(5), need: Int32Array.of(1), least: Int32Array.of(0, 0), most: Int32Array.of(1, 1), group: Int32Array.of(-1, -1), balance: 0 };
  expect(() => checkedProblem({ ...problem, ...change })).toThrow(fault);
});
