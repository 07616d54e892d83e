import fc from 'fast-check';
import { expect, test } from 'vitest';
import { capacityOf, type Workload } from '../../../functions/domain/panel/capacity.ts';

const four = { opensAt: '2027-02-01T14:00:00.000Z', closesAt: '2027-03-01T14:00:00.000Z' };

test('by hand: 120 entries read by three, 40 minutes each, four hours a week, four weeks', () => {
  const plan: Workload = { entries: 120, reviews: 3, most: 20, judges: 12, minutes: 40, hours: 4, ...four };
  // 6 entries a week are 24 in four weeks, and 20 are allowed: 360 / 20; twelve judges read 30 each, in five weeks
  expect(capacityOf(plan)).toEqual({ reviewsInAll: 360, perJudge: 20, needed: 18, advised: 20, load: 30, finishAt: '2027-03-08T14:00:00.000Z', inTime: false });
  expect(capacityOf({ ...plan, judges: 18 })).toMatchObject({ load: 20, finishAt: '2027-02-24T22:00:00.000Z', inTime: true });
  expect(capacityOf({ ...plan, judges: 0 })).toMatchObject({ load: 0, finishAt: undefined, inTime: false });
});

const workload = fc.record({
  entries: fc.integer({ min: 1, max: 20_000 }), reviews: fc.integer({ min: 1, max: 15 }), most: fc.integer({ min: 1, max: 200 }), judges: fc.integer({ min: 0, max: 500 }),
  minutes: fc.integer({ min: 1, max: 600 }), hours: fc.integer({ min: 1, max: 60 }), opensAt: fc.constant(four.opensAt), closesAt: fc.integer({ min: 1, max: 200 }).map((days) => new Date(Date.parse(four.opensAt) + days * 86_400_000).toISOString()),
});

test('the judges that are needed are enough, and one less is not, wherever a judge can read one entry in time', () => {
  fc.assert(fc.property(workload, (plan) => {
    const { needed, perJudge } = capacityOf(plan);
    fc.pre((plan.hours * 60 * (Date.parse(plan.closesAt) - Date.parse(plan.opensAt))) / (7 * 86_400_000) >= plan.minutes);
    expect(capacityOf({ ...plan, judges: needed }).inTime).toBe(true);
    expect(needed === plan.reviews || (needed - 1) * perJudge < plan.entries * plan.reviews).toBe(true);
    expect(capacityOf({ ...plan, judges: needed - 1 }).inTime).toBe(false);
  }));
});
