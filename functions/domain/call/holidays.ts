/** The Sunday-based weekday of a day such as 2027-07-05. */
export const weekdayOf = (day: string): number => new Date(`${day}T12:00:00Z`).getUTCDay();

const dayOf = (year: number, month: number, date: number): string => new Date(Date.UTC(year, month - 1, date, 12)).toISOString().slice(0, 10);

/** The nth such weekday of a month; the last one for n = 0. */
const nth = (year: number, month: number, weekday: number, n: number): string => {
  const first = weekdayOf(dayOf(year, month, 1));
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const earliest = 1 + ((weekday - first + 7) % 7);
  return dayOf(year, month, n > 0 ? earliest + 7 * (n - 1) : earliest + 7 * Math.floor((last - earliest) / 7));
};

/** One that falls on a Saturday is kept on the Friday before, on a Sunday the Monday after (5 U.S.C. 6103(b)). */
const observed = (day: string): string => {
  const shift = { 6: -1, 0: 1 }[weekdayOf(day)] ?? 0;
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return dayOf(year, month, date + shift);
};

const fixed: [number, number, string][] = [[1, 1, 'New Year’s Day'], [6, 19, 'Juneteenth'], [7, 4, 'Independence Day'], [11, 11, 'Veterans Day'], [12, 25, 'Christmas Day']];
/** Month, weekday, which. */
const moving: [number, number, number, string][] = [
  [1, 1, 3, 'the Birthday of Martin Luther King, Jr.'], [2, 1, 3, 'Washington’s Birthday'], [5, 1, 0, 'Memorial Day'], [9, 1, 1, 'Labor Day'], [10, 1, 2, 'Columbus Day'], [11, 4, 4, 'Thanksgiving Day'],
];

/** The legal public holiday of the United States (5 U.S.C. 6103(a)) that is on a day or kept on it, such as "Labor Day" for 2027-09-06. */
export const holidayOn = (day: string): string | undefined => {
  const year = Number(day.slice(0, 4));
  // New Year's Day of the next year can be kept on December 31
  const days = [...[year, year + 1].flatMap((of) => fixed.map(([month, date, name]) => ({ day: dayOf(of, month, date), name }))), ...moving.map(([month, weekday, n, name]) => ({ day: nth(year, month, weekday, n), name }))];
  return days.find((holiday) => holiday.day === day || observed(holiday.day) === day)?.name;
};
