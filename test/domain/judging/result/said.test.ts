import { expect, test } from 'vitest';
import { saidOf } from '../../../../functions/domain/judging/result/said.ts';

const method = (alongList?: number) => saidOf({ method: 'adjusted', cuts: [], alongList }).method;

test('what scores are adjusted for is named: strictness, and the place in the list where it was modelled', () => {
  const strictness = 'Scores are adjusted for how strict each judge was, as far as the entries that judges share can tell.';
  expect([method(), method(4.26), method(-1), method(0.01)]).toEqual([
    strictness,
    `${strictness} They are also adjusted for the place in a judge’s list: from the first entry to the last, marks rose by 4.3 points on average.`,
    `${strictness} They are also adjusted for the place in a judge’s list: from the first entry to the last, marks fell by 1.0 points on average.`,
    `${strictness} Marks did not rise or fall along the judges’ lists.`,
  ]);
});
