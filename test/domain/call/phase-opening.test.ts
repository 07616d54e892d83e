import { expect, test } from 'vitest';
import { openingOf } from '../../../functions/domain/call/phase-opening.ts';

test('what was under way before the challenge became public opens with it; what was over by then stays as it was', () => {
  const phase = { opensAt: '2027-01-04T06:00:00.000Z', closesAt: '2027-01-15T23:59:59.999Z' };
  expect([openingOf(phase, '2027-01-04T07:12:00.000Z'), openingOf(phase, '2027-01-03T07:12:00.000Z'), openingOf(phase, '2027-01-20T00:00:00.000Z'), openingOf(phase, undefined)]).toEqual([
    '2027-01-04T07:12:00.000Z', phase.opensAt, phase.opensAt, phase.opensAt,
  ]);
});
