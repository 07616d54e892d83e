import { expect, test } from 'vitest';
import { Criterion } from '../../../../functions/domain/call/rubric.ts';
import { composite } from '../../../../functions/domain/judging/evaluation/composite.ts';

const criterion = (id: string, weight: number, scores: number[]) => ({ id, weight, levels: Criterion.shape.levels.parse(scores.map((score) => ({ score, label: `${score}`, anchor: '' }))) });
const rubric = [criterion('works', 70, [0, 1]), criterion('reach', 30, [1, 2, 3, 4, 5])];

test('each criterion counts by its weight, whatever its scale: yes or no, five levels, or numbers below zero', () => {
  expect([{ works: 1, reach: 1 }, { works: 0, reach: 5 }, { works: 1, reach: 3 }].map((marks) => composite(rubric, marks))).toEqual([70, 30, 85]);
  expect(composite([criterion('cost', 50, [-10, 0, 30]), criterion('reach', 150, [1, 5])], { cost: 0, reach: 5 })).toBe(81.25);
});

test('until every criterion has a mark there is no composite', () => {
  expect(composite(rubric, { works: 1 })).toBeUndefined();
});
