import { Refusal } from '../refusal.ts';
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
const weekdayOf = ({ startsAt, zone }: SeriesDate): number => new Date(`${localOf(startsAt, zone).slice(0, 10)}T00:00:00Z`).getUTCDay();
/** A date that was moved alone stands out by any of these. */
const slotOf = (date: SeriesDate): string => `${weekdayOf(date)} ${timeOf(date)} ${minutesOf(date)}`;
const later = (instant: string, by: number): string => new Date(Date.parse(instant) + by).toISOString();

/** The one of which most dates are; of several, the first. */
const commonest = (coming: readonly SeriesDate[], of: (date: SeriesDate) => string): SeriesDate => {
  const counts = Map.groupBy(coming, of);
  return [...counts.values()].reduce((most, some) => (some.length > most.length ? some : most))[0]!;
};

/** What most coming dates say, as a host finds it in the form: one that was changed alone, be it the next, does not speak for the series. */
export const wishOf = (coming: readonly SeriesDate[]): SeriesWish => {
  const said = <N extends (typeof words)[number]>(name: N): SeriesDate[N] => commonest(coming, (date) => date[name] ?? '')[name];
  const timed = commonest(coming, slotOf);
  return { title: said('title'), summary: said('summary'), text: said('text'), place: said('place'), joinLink: said('joinLink'), access: said('access'), time: timeOf(timed), minutes: minutesOf(timed) };
};

const atTime = (event: SeriesDate, { time, minutes }: SeriesWish): Pick<SeriesDate, 'startsAt' | 'endsAt' | 'closesAt' | 'talksUntil'> => {
  const startsAt = instantOf(`${localOf(event.startsAt, event.zone).slice(0, 10)}T${time}`, event.zone, 'time');
  const [endsAt, by] = [later(startsAt, minutes * 60_000), Date.parse(startsAt) - Date.parse(event.startsAt)];
  const closesAt = later(event.closesAt, by);
  return { startsAt, endsAt, closesAt: closesAt > endsAt ? endsAt : closesAt, ...(event.talksUntil ? { talksUntil: event.talksUntil > startsAt ? startsAt : event.talksUntil } : {}) };
};

const refuseOverlap = (planned: readonly PlannedDate<SeriesDate>[]): void => {
  const inTurn = planned.toSorted((a, b) => a.after.startsAt.localeCompare(b.after.startsAt));
  const over = inTurn.some(({ after, changed }, i) => {
    const next = inTurn[i + 1];
    return next && (changed.includes('time') || next.changed.includes('time')) && after.endsAt > next.after.startsAt;
  });
  if (over) throw new Refusal('invalid', 'A date would last until after the next one begins. Plan fewer minutes.', 'minutes');
};

/** Every coming date as it would be: what says the same as most of them follows, what was changed for one date alone stays. */
export const planChange = <E extends SeriesDate>(coming: readonly E[], wish: SeriesWish): PlannedDate<E>[] => {
  if (coming.length === 0) return [];
  const was = wishOf(coming);
  const slot = slotOf(commonest(coming, slotOf));
  const wanted = words.filter((name) => (wish[name] ?? '') !== (was[name] ?? ''));
  const moves = wish.time !== was.time || wish.minutes !== was.minutes;
  const planned = coming.map((before): PlannedDate<E> => {
    const follows = (name: (typeof words)[number]) => (before[name] ?? '') === (was[name] ?? '');
    const [same, own] = [wanted.filter(follows), wanted.filter((name) => !follows(name))];
    const onTime = slotOf(before) === slot;
    const after: E = { ...before, ...Object.fromEntries(same.map((name) => [name, wish[name]])), ...(moves && onTime ? atTime(before, wish) : {}) };
    return { before, after, changed: [...same, ...(moves && onTime ? (['time'] as const) : [])], kept: [...own, ...(moves && !onTime ? (['time'] as const) : [])] };
  });
  refuseOverlap(planned);
  return planned;
};
