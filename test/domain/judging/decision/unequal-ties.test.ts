import { expect, test } from 'vitest';
import { unequalTies } from '../../../../functions/domain/judging/decision/unequal-ties.ts';

const row = (code: string, score: number, outcome?: 'winner' | 'finalist' | 'not-selected', reason = '', prizeId = '') =>
  ({ entryId: code, code, score, ...(outcome ? { decision: { outcome, prizeId, unsaid: reason === '' } } : {}) });

test('entries that read as equal and end unequally are named, with those whose reason is missing', () => {
  expect(unequalTies([row('A', 78.84, 'winner', 'Runs today.', 'grand'), row('B', 78.76, 'finalist'), row('C', 70, 'not-selected')])).toEqual([
    { score: '78.8', entryIds: ['A', 'B'], codes: ['A', 'B'], unsaid: ['B'] },
  ]);
  expect(unequalTies([row('A', 75, 'winner', 'Yes.', 'grand'), row('B', 75, 'winner', 'Yes too.', 'second')])[0]).toMatchObject({ unsaid: [] });
});

test('equal treatment, different scores, and entries not decided or not scored draw no border', () => {
  expect(unequalTies([row('A', 75, 'winner', '', 'second'), row('B', 75, 'winner', '', 'second'), row('C', 74, 'finalist'), row('D', 74)])).toEqual([]);
  expect(unequalTies([{ ...row('A', 0, 'finalist'), score: undefined }, { ...row('B', 0, 'not-selected'), score: undefined }])).toEqual([]);
});
