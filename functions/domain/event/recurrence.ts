import { Refusal } from '../refusal.ts';
import { firstInstantOf } from '../zone.ts';

/** Every so many weeks on the weekday of the first, or each month on the same weekday of it: 1 to 4, or -1 for the last. */
export type Rule = { every: 'weeks'; weeks: number } | { every: 'month'; nth: 1 | 2 | 3 | 4 | -1 };
/** A year of a fortnightly call: they are stored in one transaction. */
export const mostOccurrences = 26;

const day = 86_400_000;
const dateAt = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const asDay = (date: string) => Date.parse(`${date}T00:00:00.000Z`);

const ofMonth = (year: number, month: number, weekday: number, nth: number): string => {
  const first = Date.UTC(year, month, 1);
  const last = Date.UTC(year, month + 1, 0);
  if (nth < 0) return dateAt(last - ((new Date(last).getUTCDay() - weekday + 7) % 7) * day);
  return dateAt(first + (((weekday - new Date(first).getUTCDay() + 7) % 7) + (nth - 1) * 7) * day);
};

/** Which Tuesday of its month this is: the fifth is the last. */
export const nthOf = (local: string): 1 | 2 | 3 | 4 | -1 => {
  const week = Math.ceil(Number(local.slice(8, 10)) / 7);
  return week > 4 ? -1 : (week as 1 | 2 | 3 | 4);
};

/** The days of a series, the first among them. */
const datesOf = (first: string, rule: Rule, count: number): string[] => {
  const start = asDay(first);
  if (rule.every === 'weeks') return Array.from({ length: count }, (_, i) => dateAt(start + i * rule.weeks * 7 * day));
  const [year, month, weekday] = [new Date(start).getUTCFullYear(), new Date(start).getUTCMonth(), new Date(start).getUTCDay()];
  return Array.from({ length: count }, (_, i) => ofMonth(year, month + i, weekday, rule.nth));
};

export type Occurrence = { startsAt: string; endsAt: string };

/** The wall clock of the zone shows the same time at each; `local` is such as 2027-01-12T12:00. */
export const occurrencesOf = (local: string, zone: string, rule: Rule, { count, minutes }: { count: number; minutes: number }): Occurrence[] => {
  const [first = '', time = ''] = local.split('T');
  if (rule.every === 'month' && nthOf(local) !== rule.nth && !(rule.nth === -1 && asDay(first) + 7 * day >= Date.UTC(Number(first.slice(0, 4)), Number(first.slice(5, 7)), 1))) {
    throw new Refusal('invalid', 'The first date is not on the day that you chose for each month. Change one of them.', 'first');
  }
  const dates = datesOf(first, rule, count).map((date): Occurrence => {
    const startsAt = firstInstantOf(`${date}T${time}`, zone, 'first');
    return { startsAt, endsAt: new Date(Date.parse(startsAt) + minutes * 60_000).toISOString() };
  });
  if (dates.some(({ endsAt }, i) => endsAt > (dates[i + 1]?.startsAt ?? endsAt))) throw new Refusal('invalid', 'A date would last until after the next one begins. Plan fewer minutes, or dates further apart.', 'minutes');
  return dates;
};
