import { expect, test } from 'vitest';
import { sha256 } from '../../../../functions/adapters/system/sha256.ts';
import { feedbackByLot, joinedFeedback } from '../../../../functions/domain/judging/decision/joined-feedback.ts';

const judges = ['per_a', 'per_b', 'per_c', 'per_d'];
const of = (entryId: string, order = judges) => feedbackByLot(order.map((judgeId) => ({ judgeId, entryId, feedback: `${judgeId} ` })), { commitment: 'c' }, sha256);

test('the judges’ words come in an order of their own for each entry, whatever order they are read in', () => {
  const orders = Array.from({ length: 30 }, (_, i) => of(`ent_${i}`));
  expect(orders.map((_, i) => of(`ent_${i}`, judges.toReversed()))).toEqual(orders);
  expect(new Set(orders.map(([first]) => first))).toEqual(new Set(judges));
  expect(orders.map((order) => order.toSorted())).toEqual(orders.map(() => judges));
});

test('who wrote nothing has no number', () => {
  expect(feedbackByLot([{ judgeId: 'per_a', entryId: 'ent_1', feedback: ' ' }], { commitment: 'c' }, sha256)).toEqual([]);
  expect(joinedFeedback(['Clear.', 'Small.'])).toBe('Judge 1\n\nClear.\n\nJudge 2\n\nSmall.');
});
