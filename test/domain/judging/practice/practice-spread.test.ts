import { expect, test } from 'vitest';
import { differsMost, othersShown, spreadOf } from '../../../../functions/domain/judging/practice/practice-spread.ts';

const levels = [1, 2, 3, 4, 5].map((score) => ({ score, label: `L${score}`, anchor: '' }));
const criteria = [{ id: 'need', name: 'Need', question: '', weight: 60, levels, commentRequired: false }, { id: 'cost', name: 'Cost', question: '', weight: 40, levels: levels.slice(0, 3), commentRequired: false }];
const given = (judgeId: string, minute: number, need: number, cost: number) => ({ challengeId: 'c', sampleId: 's', judgeId, marks: { need, cost }, comments: {}, savedAt: `2027-01-05T15:0${minute}:00.000Z` });

test('others come three at a time, the earliest first and never oneself', () => {
  const all = ['d', 'c', 'b', 'a', 'own'].map((judge, i) => given(judge, 5 - i, 3, 2));
  const seen = (count: number) => { const { shown, needed } = othersShown(all.slice(5 - count), 'own'); return { shown: shown.map(({ judgeId }) => judgeId), needed }; };
  expect([1, 2, 3, 4, 5].map(seen)).toEqual([
    { shown: [], needed: 3 }, { shown: [], needed: 2 }, { shown: [], needed: 1 }, { shown: ['a', 'b', 'c'], needed: 3 }, { shown: ['a', 'b', 'c'], needed: 2 },
  ]);
});

test('a spread counts judges at each level; one judge has none', () => {
  const [need, cost] = spreadOf(criteria, [given('a', 1, 1, 2), given('b', 2, 5, 2)]);
  expect(need!.levels.map(({ count }) => count)).toEqual([1, 0, 0, 0, 1]);
  expect([need!.mean, need!.apart, cost!.apart]).toEqual([3, Math.sqrt(8), 0]);
  expect(spreadOf(criteria, [given('a', 1, 1, 2)])[0]).toMatchObject({ mean: 1, apart: undefined });
  expect(spreadOf(criteria, [])[0]).toMatchObject({ mean: undefined, apart: undefined });
});

test('what differs most is measured by the length of its own scale', () => {
  const spread = (title: string, ...rows: [number, number][]) => ({ sample: { title }, criteria: spreadOf(criteria, rows.map(([need, cost], i) => given(`j${i}`, i, need, cost))) });
  expect(differsMost([spread('One', [3, 1], [4, 3]), spread('Two', [2, 2], [4, 2])])).toBe('Judges differ most on “Cost” of “One”: their scores run from 1 to 3.');
  expect(differsMost([spread('One', [3, 1], [3, 1])])).toBe('So far the judges gave the same scores on every criterion.');
  expect(differsMost([spread('One', [3, 1])])).toBeUndefined();
});
