import { expect, test } from 'vitest';
import { rankingOf } from '../../../../functions/domain/judging/result/ranking.ts';

const entries = ['F', 'E', 'D', 'C', 'B', 'A'].map((code) => ({ entryId: `ent_${code}`, code }));
const result = (code: string, place: number, score: number, shared = false) => ({ entryId: `ent_${code}`, place, shared, score, scores: 3 });

test('entries stand by place, those of one place by code, and those that nobody scored last', () => {
  const order = rankingOf([result('D', 3, 50), result('C', 1, 80, true), result('B', 1, 80, true)], entries);
  expect(order.map(({ code, place, reviews }) => [code, place, reviews])).toEqual([['B', 1, 3], ['C', 1, 3], ['D', 3, 3], ['A', 0, 0], ['E', 0, 0], ['F', 0, 0]]);
  expect(order.map(({ score }) => score)).toEqual([80, 80, 50, undefined, undefined, undefined]);
});

test('what a tie-break parted is named: the printed score of a neighbor, and a place of its own', () => {
  const order = rankingOf([result('A', 1, 80.04), result('B', 2, 79.96), result('C', 3, 70, true), result('D', 3, 70, true), result('E', 5, 60)], entries);
  expect(order.filter(({ byTieBreak }) => byTieBreak).map(({ code }) => code)).toEqual(['A', 'B']);
});
