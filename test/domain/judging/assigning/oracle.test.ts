import loadHighs from 'highs';
import { expect, test } from 'vitest';
import { coverage } from '../../../../functions/domain/judging/assigning/coverage.ts';
import type { Problem } from '../../../../functions/domain/judging/assigning/problem.ts';
import { solveAssignment } from '../../../../functions/domain/judging/assigning/solve-assignment.ts';
import { linearProgram } from '../../../support/linear-program.ts';
import { streams } from '../scores/contests.ts';
import { brokenRules, madeProblem } from './problems.ts';

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
    expect(found).toEqual({ run, broken: [], total: best(linearProgram(wished)), taken: total, worth: best(linearProgram(wished, filled)), gap: 0 });
  }
  expect(short).toBeGreaterThan(100);
});
