import { expect, test } from 'vitest';
import { dueFollowUps, followUpAt, shownFollowUps, type FollowUp } from '../../../functions/domain/award/follow-up.ts';
import { followUpLine } from '../../../functions/domain/award/follow-up-words.ts';
import type { Challenge } from '../../../functions/domain/call/challenge.ts';
import { duesOf, isNews } from '../../../functions/domain/due.ts';

const resultsAt = '2027-08-31T15:00:00.000Z';

test('a look is due six, twelve and twenty-four months after the results, at the end of that day', () => {
  expect(([6, 12, 24] as const).map((months) => followUpAt(resultsAt, months))).toEqual(['2028-02-29T23:59:59.999Z', '2028-08-31T23:59:59.999Z', '2029-08-31T23:59:59.999Z']);
  expect([dueFollowUps(undefined, '2040-01-01T00:00:00.000Z'), dueFollowUps(resultsAt, '2028-02-29T23:59:59.998Z'), dueFollowUps(resultsAt, '2028-02-29T23:59:59.999Z'), dueFollowUps(resultsAt, '2030-01-01T00:00:00.000Z')]).toEqual([[], [], [6], [6, 12, 24]]);
});

test('the clock announces each, and a machine that stood still for years only the last', () => {
  const challenge = { id: 'chl_1', approval: 'approved', publishAt: '2027-01-01T00:00:00.000Z', phases: [], resultsAt } as unknown as Challenge;
  const due = duesOf(challenge).filter(({ kind }) => kind === 'follow-up.due');
  expect(due.map(({ hours, at }) => [hours, at])).toEqual([[6, '2028-02-29T23:59:59.999Z'], [12, '2028-08-31T23:59:59.999Z'], [24, '2029-08-31T23:59:59.999Z']]);
  expect(due.map((one) => isNews(one, challenge, '2028-03-01T00:01:00.000Z'))).toEqual([true, true, true]);
  expect(due.map((one) => isNews(one, challenge, '2031-01-01T00:00:00.000Z'))).toEqual([false, false, true]);
  expect(duesOf({ ...challenge, resultsAt: undefined }).filter(({ kind }) => kind === 'follow-up.due')).toEqual([]);
});

test('everybody reads what is shown and nothing else, the latest first', () => {
  const one = { months: 6, code: 'K7', title: 'Wallet', teamName: 'Harbor', inUse: 'yes', end: 'pilot', cents: 0, source: 'https://a.example', text: 'Runs.', at: resultsAt, shown: true, by: 'per_1', version: 1 } as unknown as FollowUp;
  expect(shownFollowUps([one, { ...one, months: 12 }, { ...one, months: 24, shown: false }]).map((told) => [told.months, Object.keys(told).includes('by')])).toEqual([[12, false], [6, false]]);
  expect([followUpLine(one), followUpLine({ inUse: 'partly', end: 'none' }), followUpLine({ inUse: 'no', end: 'ended' })]).toEqual(['A pilot, in use', 'In use in part', 'Ended, not in use']);
});
