const shape = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/;
const daysOf = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

export const isPartialDate = (text: string): boolean => {
  const [, year, month, day] = shape.exec(text) ?? [];
  if (year === undefined || Number(year) < 1900 || Number(year) > 2100) return false;
  return day === undefined || Number(day) <= daysOf(Number(year), Number(month));
};

/** A date as exactly as somebody knows it: 2017, 2017-10 or 2017-10-10. */
export type PartialDate = string;

export type Precision = 'year' | 'month' | 'day';
export const precisionOf = (date: PartialDate): Precision => (date.length === 4 ? 'year' : date.length === 7 ? 'month' : 'day');

/** The first and the last day that the date may mean. */
export const firstDay = (date: PartialDate): string => (date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date);
export const lastDay = (date: PartialDate): string => {
  if (date.length === 4) return `${date}-12-31`;
  const [year, month] = date.split('-').map(Number) as [number, number];
  return date.length === 7 ? `${date}-${String(daysOf(year, month)).padStart(2, '0')}` : date;
};

export const yearOf = (date: PartialDate): number => Number(date.slice(0, 4));

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
/** “October 10, 2017”, “October 2017” or “2017”. */
export const sayDate = (date: PartialDate): string => {
  const [year, month, day] = date.split('-');
  const name = month && months[Number(month) - 1];
  return !name ? year! : day ? `${name} ${Number(day)}, ${year}` : `${name} ${year}`;
};
