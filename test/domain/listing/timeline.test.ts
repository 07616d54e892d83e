import { expect, test } from 'vitest';
import { timelineOf } from '../../../functions/domain/listing/timeline.ts';
import type { ToldRow } from '../../../functions/domain/listing/told-row.ts';

const row = (title: string, more: Partial<ToldRow>): ToldRow => ({ id: `lst_${title}`, title, type: 'program', summary: '', uses: [], changedAt: '2020-01-01T00:00:00.000Z', stale: false, ...more });
const at = '2019-07-02T12:00:00.000Z';

test('rows stand under the year they began, newest first, on one axis of whole years', () => {
  const { years, groups, undated } = timelineOf([
    row('old', { starts: '2016', ends: '2017', status: 'ended' }), row('live', { starts: '2018-07-02', status: 'live' }), row('day', { type: 'event', starts: '2018-01-01', status: 'ended' }), row('whenever', {}),
  ], at);
  expect(years).toEqual([2016, 2019]);
  expect(groups.map((group) => [group.year, group.rows.map((one) => [one.row.title, one.span])])).toEqual([
    ['2018', [['live', { from: 62.4, to: 87.4, open: true }], ['day', { from: 50, to: 51.5, open: false }]]],
    ['2016', [['old', { from: 0, to: 49.9, open: false }]]],
  ]);
  expect(undated.map(({ title }) => title)).toEqual(['whenever']);
});

test('of what ended nobody knows when, or is only planned, the beginning alone is drawn; nothing leaves the axis', () => {
  const { years, groups } = timelineOf([row('stopped', { starts: '2019-12-31', status: 'stopped' }), row('end only', { ends: '2019-03', status: 'ended' })], at);
  expect(years).toEqual([2019, 2019]);
  expect(groups[0]!.rows.map((one) => [one.row.title, one.span])).toEqual([['stopped', { from: 98.5, to: 100, open: true }], ['end only', { from: 16.1, to: 24.3, open: false }]]);
});

test('no row makes an axis of the present year', () => {
  expect(timelineOf([], at)).toEqual({ years: [2019, 2019], groups: [], undated: [] });
});
