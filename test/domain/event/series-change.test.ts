import { expect, test } from 'vitest';
import { planChange, wishOf, type SeriesDate } from '../../../functions/domain/event/series-change.ts';

const date = (day: string, more: Partial<SeriesDate> = {}, time = '17:00'): SeriesDate => ({
  title: 'Call', summary: '', text: '', place: 'Room 1', access: '', zone: 'America/New_York',
  startsAt: `2027-02-${day}T${time}:00.000Z`, endsAt: `2027-02-${day}T18:00:00.000Z`, closesAt: `2027-02-${day}T${time}:00.000Z`, ...more,
});

test('one date with words of its own speaks for no other, also when it is the next', () => {
  const coming = [date('02', { place: 'The garden' }), date('09'), date('16')];
  const wish = wishOf(coming);
  expect(wish).toEqual({ title: 'Call', summary: '', text: '', place: 'Room 1', joinLink: undefined, access: '', time: '12:00', minutes: 60 });
  const planned = planChange(coming, { ...wish, place: 'Room 2', title: 'Open call' });
  expect(planned.map(({ after, changed, kept }) => [after.place, after.title, changed, kept])).toEqual([
    ['The garden', 'Open call', ['title'], ['place']], ['Room 2', 'Open call', ['title', 'place'], []], ['Room 2', 'Open call', ['title', 'place'], []],
  ]);
});

test('a date that was moved to another day at the same time of it keeps its day and its time', () => {
  const coming = [date('02'), date('10'), date('16')];
  const planned = planChange(coming, { ...wishOf(coming), time: '14:30' });
  expect(planned.map(({ after, kept }) => [after.startsAt, kept])).toEqual([['2027-02-02T19:30:00.000Z', []], ['2027-02-10T17:00:00.000Z', ['time']], ['2027-02-16T19:30:00.000Z', []]]);
  expect(planChange([], wishOf(coming))).toEqual([]);
});
