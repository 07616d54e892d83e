import { expect, test } from 'vitest';
import type { DecisionRecord } from '../../../../functions/domain/judging/decision/decision-record.ts';
import { recordLines } from '../../../../functions/domain/judging/decision/record-lines.ts';

const panel = { method: 'adjusted' } as DecisionRecord['panel'];
const rows: DecisionRecord['rows'] = [
  { code: 'AB12', title: 'Kerbs', outcome: 'winner', prize: 'Grand prize', place: 1, shared: false, score: 70.25 + 1e-7 / 3, scores: 5, interval: [61, 79], expectedRank: 1.4, rankInterval: [1, 3], topChances: [0.71, 0.95999999999996], raw: 68, judgeMix: 2.25, robustPlace: 1 },
  { code: 'CD34', title: '', outcome: 'not-selected', place: 2, shared: false, score: 60, scores: 5 },
];

test('the file of the results has a line for each entry and a column for each figure that any of them has, to four decimals', () => {
  expect(recordLines({ panel, rows, cuts: [{ k: 1, prizes: [] }, { k: 3, prizes: [] }] })).toEqual([
    ['place', 'tied', 'code', 'title', 'decision', 'prize', 'score', 'low', 'high', 'best place', 'worst place', 'expected place', 'chance of the first 1', 'chance of the first 3', 'mean', 'judges stricter by', 'robust place', 'reviews'],
    [1, 'no', 'AB12', 'Kerbs', 'winner', 'Grand prize', 70.25, 61, 79, 1, 3, 1.4, 0.71, 0.96, 68, 2.25, 1, 5],
    [2, 'no', 'CD34', undefined, 'not-selected', undefined, 60, undefined, undefined, undefined, undefined, undefined, undefined, undefined, undefined, undefined, undefined, 5],
  ]);
  expect(recordLines({ panel: { ...panel, method: 'plain' }, rows: rows.map((row) => ({ ...row, raw: undefined })), cuts: [] })[0]).not.toContain('judges stricter by');
});
