import { expect, test } from 'vitest';
import { dayNumber, paceOf } from '../../../../functions/domain/judging/progress/progress.ts';
import { daySaved } from '../../../../functions/domain/judging/progress/standing.ts';

const entry = (saved: number, coming: number, needed = 3) => ({ saved, coming, needed });
const opensAt = '2027-01-10T14:00:00.000Z';
const on = (counts: Record<string, number>) => new Map(Object.entries(counts).map(([day, count]) => [dayNumber(`${day}T12:00:00.000Z`), count]));
const entries = [entry(3, 3), entry(1, 3), entry(0, 2), entry(2, 4)];

test('the pace is that of today and the two days before, not of a burst long past', () => {
  const at = '2027-01-20T12:00:00.000Z';
  // 2.5 days since the start of January 18 brought 5 reviews; 6 are left: 3 more days.
  expect(paceOf({ entries, idle: 1, savedOn: on({ '2027-01-11': 100, '2027-01-17': 9, '2027-01-18': 1, '2027-01-20': 4 }), opensAt, at })).toEqual({
    done: 6, total: 12, missing: 1, idle: 1, recent: 5, since: '2027-01-18T00:00:00.000Z', finishesAt: '2027-01-23T12:00:00.000Z',
  });
});

test('nothing recent, nothing left, or nothing begun: no end is foretold', () => {
  const quiet = paceOf({ entries, idle: 0, savedOn: on({ '2027-01-11': 6 }), opensAt, at: '2027-01-20T12:00:00.000Z' });
  expect(quiet).toEqual({ done: 6, total: 12, missing: 1, idle: 0, recent: 0, since: '2027-01-18T00:00:00.000Z', finishesAt: undefined });
  expect(paceOf({ entries: [entry(3, 3)], idle: 0, savedOn: on({ '2027-01-20': 3 }), opensAt, at: '2027-01-20T12:00:00.000Z' }).finishesAt).toBeUndefined();
  expect(paceOf({ entries, idle: 3, savedOn: new Map(), opensAt, at: opensAt })).toEqual({ done: 6, total: 12, missing: 1, idle: 3, recent: 0 });
});

test('in the first days the pace counts from the opening', () => {
  expect(paceOf({ entries, idle: 0, savedOn: on({ '2027-01-10': 6 }), opensAt, at: '2027-01-11T02:00:00.000Z' })).toMatchObject({ since: opensAt, finishesAt: '2027-01-11T14:00:00.000Z' });
});

test('a review counts on the day of its first save, and no more once its judge steps back', () => {
  const first = { state: 'saved' as const, savedAt: '2027-01-11T09:00:00.000Z', touchedAt: '2027-01-11T09:00:00.000Z' };
  const day = daySaved({ state: 'started' }, first);
  expect(day).toBe(dayNumber(first.savedAt));
  expect(daySaved({ state: 'saved', day }, { ...first, savedAt: '2027-01-15T09:00:00.000Z' })).toBe(day);
  expect(daySaved({ state: 'saved', day }, { ...first, state: 'recused' })).toBeUndefined();
});
