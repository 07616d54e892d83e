import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readWrittenDate } from '../../../functions/domain/import/written-date.ts';

const ny = 'America/New_York';

test.each([
  ['2021/12/03 11:59 p.m.', { day: '2021-12-03', time: '23:59' }],
  ['2020/03/19 12 p.m.', { day: '2020-03-19', time: '12:00' }],
  ['2021/04/08 12:00 AM', { day: '2021-04-08', time: '00:00' }],
  ['2021/03/25 1:00 PM ', { day: '2021-03-25', time: '13:00' }],
  ['2021/9/16 8:00 AM', { day: '2021-09-16', time: '08:00' }],
  ['2021/08/31', { day: '2021-08-31' }],
  ['2021/10/14 11:00 AM ET', { day: '2021-10-14', time: '11:00', zone: ny }],
  ['2021-10-14T17:30', { day: '2021-10-14', time: '17:30' }],
  ['2021-10-14T17:30:00Z', { day: '2021-10-14', time: '17:30', zone: 'UTC' }],
  ['10/14/2021 5pm (EDT)', { day: '2021-10-14', time: '17:00', zone: ny }],
  ['October 14, 2021, 5 p.m. Pacific Time', { day: '2021-10-14', time: '17:00', zone: 'America/Los_Angeles' }],
  ['Thursday, Oct. 14th, 2021 at noon', { day: '2021-10-14', time: '12:00' }],
  ['14 Sept 2021', { day: '2021-09-14' }],
  ['2024-02-29', { day: '2024-02-29' }],
])('%s is read as it was meant', (text, wanted) => {
  expect(readWrittenDate(text)).toEqual(wanted);
});

test.each([
  '', 'soon', 'TBD', 'October 2021', '2021/13/01', '2021/02/29', '2021-04-31', '0/0/2021', '14/10/2021', '2021/10/14 25:00', '2021/10/14 13 p.m.', '2021/10/14 0:30 am',
  '2021/10/14 9:75 AM', '2021/10/14 11:00 AM Mars', '2021/10/14 or later', '2021/10/14 midnight', '2021/10/14 5', '20211014', '2021/10/145', 'October 14, 2021 and October 15, 2021',
])('"%s" is not a date, rather than half of one', (text) => {
  expect(readWrittenDate(text)).toBeUndefined();
});

test('every real day, written in any of the shapes, is the same day', () => {
  const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  fc.assert(fc.property(fc.date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true }), (date) => {
    const day = date.toISOString().slice(0, 10);
    const [year, month, of] = day.split('-').map(Number) as [number, number, number];
    const shapes = [day, `${year}/${month}/${of}`, `${month}/${of}/${year}`, `${names[month - 1]} ${of}, ${year}`, `${of} ${names[month - 1]} ${year}`];
    expect(shapes.map((shape) => readWrittenDate(shape))).toEqual(shapes.map(() => ({ day })));
  }));
});
