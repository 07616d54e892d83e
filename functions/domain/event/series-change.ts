import { instantOf, localOf } from '../zone.ts';
import type { CalendarEvent } from './event.ts';

/** What a host may change of all coming dates of a series at once. */
const words = ['title', 'summary', 'text', 'place', 'joinLink', 'access'] as const;
export type SeriesPart = (typeof words)[number] | 'time';
/** `time` is what the clock of the zone shows at each date, such as 12:00. */
export type SeriesWish = Pick<CalendarEvent, (typeof words)[number]> & { time: string; minutes: number };
/** As much of a date as a change of its series looks at. */
export type SeriesDate = Pick<CalendarEvent, (typeof words)[number] | 'zone' | 'startsAt' | 'endsAt' | 'closesAt' | 'talksUntil'>;
export type PlannedDate<E> = { before: E; after: E; changed: SeriesPart[]; /** What was written for this date alone, and stays. */ kept: SeriesPart[] };

const timeOf = ({ startsAt, zone }: SeriesDate): string => localOf(startsAt, zone).slice(11, 16);
const minutesOf = ({ startsAt, endsAt }: SeriesDate): number => (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000;
const later = (instant: string, by: number): string => new Date(Date.parse(instant) + by).toISOString();

/** What the next date says, as a host finds it in the form. */
export const wishOf = (next: SeriesDate): SeriesWish => ({ title: next.title, summary: next.summary, text: next.text, place: next.place, joinLink: next.joinLink, access: next.access, time: timeOf(next), minutes: minutesOf(next) });

const atTime = (event: SeriesDate, { time, minutes }: SeriesWish): Pick<SeriesDate, 'startsAt' | 'endsAt' | 'closesAt' | 'talksUntil'> => {
  const startsAt = instantOf(`${localOf(event.startsAt, event.zone).slice(0, 10)}T${time}`, event.zone, 'time');
  const [endsAt, by] = [later(startsAt, minutes * 60_000), Date.parse(startsAt) - Date.parse(event.startsAt)];
  const closesAt = later(event.closesAt, by);
  return { startsAt, endsAt, closesAt: closesAt > endsAt ? endsAt : closesAt, ...(event.talksUntil ? { talksUntil: event.talksUntil > startsAt ? startsAt : event.talksUntil } : {}) };
};

/** Every coming date as it would be: what says the same as the next date follows it, what was changed for one date alone stays. */
export const planChange = <E extends SeriesDate>(coming: readonly E[], wish: SeriesWish): PlannedDate<E>[] => {
  const next = coming[0]!;
  const was = wishOf(next);
  const wanted = words.filter((name) => (wish[name] ?? '') !== (was[name] ?? ''));
  const moves = wish.time !== was.time || wish.minutes !== was.minutes;
  return coming.map((before) => {
    const [same, own] = [wanted.filter((name) => before[name] === next[name]), wanted.filter((name) => before[name] !== next[name])];
    const onTime = timeOf(before) === was.time && minutesOf(before) === was.minutes;
    const after: E = { ...before, ...Object.fromEntries(same.map((name) => [name, wish[name]])), ...(moves && onTime ? atTime(before, wish) : {}) };
    return { before, after, changed: [...same, ...(moves && onTime ? (['time'] as const) : [])], kept: [...own, ...(moves && !onTime ? (['time'] as const) : [])] };
  });
};
