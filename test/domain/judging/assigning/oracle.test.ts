import loadHighs from 'highs';
import { expect, test } from 'vitest';
import { coverage } from '../../../../functions/domain/judging/assigning/coverage.ts';
import { entriesOfPairs, reserve, type Problem } from '../../../../functions/domain/judging/assigning/problem.ts';
import { solveAssignment } from '../../../../functions/domain/judging/assigning/solve-assignment.ts';
import { streams } from '../scores/contests.ts';
import { brokenRules, madeProblem } from './problems.ts';

/** The same problem as a linear program in text: x = pair, y = place of a judge. `filled` fixes the reviews; without it they are maximised. */
const program = (problem: Problem, filled?: Int32Array): string => {
  const entry = entriesOfPairs(problem);
  const pairs = Array.from(problem.judge.keys());
  const sum = (some: number[]) => some.map((e) => `x${e}`).join(' + ') || '0 dummy';
  const places = Array.from(problem.most, (most, j) => Array.from({ length: most }, (_, s) => ({ name: `y${j}_${s}`, price: filled ? reserve(problem, j, s) : 0 })));
  const signed = (weight: number, name: string) => `${weight < 0 ? '-' : '+'} ${Math.abs(weight)} ${name}`;
  const goal = [...pairs.map((e) => signed(filled ? problem.affinity[e]! : 1, `x${e}`)), ...places.flat().map(({ name, price }) => signed(-price, name)), '+ 0 dummy'];
  const rows: string[] = [];
  for (let i = 0; i < problem.entries; i++) {
    const own = pairs.filter((e) => entry[e] === i);
    rows.push(`${sum(own)} ${filled ? `= ${filled[i]}` : `<= ${problem.need[i]}`}`);
    for (const group of new Set(problem.group)) {
      const same = own.filter((e) => problem.group[problem.judge[e]!] === group);
      if (group >= 0 && same.length > 1) rows.push(`${sum(same)} <= 1`);
    }
  }
  places.forEach((slots, j) => {
    const own = pairs.filter((e) => problem.judge[e] === j);
    rows.push(`${[...own.map((e) => `+ x${e}`), ...slots.map(({ name }) => `- ${name}`), '+ 0 dummy'].join(' ')} = 0`);
  });
  const bounds = [...pairs.map((e) => `0 <= x${e} <= 1`), ...places.flat().map(({ name }) => `0 <= ${name} <= 1`), 'dummy = 0'];
  return `Maximize\n obj: ${goal.join(' ')}\nSubject To\n${rows.map((row, at) => ` c${at}: ${row}`).join('\n')}\nBounds\n ${bounds.join('\n ')}\nEnd`;
};

test('500 random small panels, many of them impossible to serve whole, agree with HiGHS in reviews filled and in worth', async () => {
  const highs = await loadHighs();
  const best = (text: string) => Math.round(2 * highs.solve(text, { output_flag: false }).ObjectiveValue) / 2;
  let short = 0;
  for (let run = 0; run < 500; run++) {
    const chance = streams(`oracle ${run}`);
    const [entries, judges] = [2 + chance.below(7), 1 + chance.below(6)];
    const problem = madeProblem(chance, {
      entries, judges, reviews: chance.below(5), most: chance.below(6), groups: chance.below(4), open: 0.4 + 0.6 * chance.unit(), balance: 10 * chance.below(4),
    });
    const wished: Problem = { ...problem, least: problem.most.map((most) => (most > 0 ? chance.below(Math.min(3, most + 1)) : 0)) };
    const { filled } = coverage(wished);
    const solved = solveAssignment(wished);
    const total = filled.reduce((a, b) => a + b, 0);
    if (total < wished.need.reduce((a, b) => a + b, 0)) short++;
    const found = { run, broken: brokenRules(wished, solved.chosen), total, taken: solved.chosen.reduce((a, b) => a + b, 0), worth: solved.certificate.worth, gap: solved.certificate.gap };
    expect(found).toEqual({ run, broken: [], total: best(program(wished)), taken: total, worth: best(program(wished, filled)), gap: 0 });
  }
  expect(short).toBeGreaterThan(100);
});
