const day = 86_400_000;
const at = (instant: number): string => new Date(instant).toISOString();

/** 2026-11, between the years that a calendar is asked for. */
export const isMonth = (text: string): boolean => /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(text);
export const monthAfter = (month: string, months: number): string => {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return at(Date.UTC(year, number - 1 + months, 1)).slice(0, 7);
};

/** Between which instants whatever begins in a month ends, anywhere on earth: nothing lasts longer than a week. */
export const monthSpan = (month: string): { from: string; to: string } => ({ from: at(Date.parse(`${month}-01T00:00:00Z`) - day), to: at(Date.parse(`${monthAfter(month, 1)}-01T00:00:00Z`) + 8 * day) });

/** Its weeks from Sunday to Saturday; undefined where a day is of another month. */
export const weeksOf = (month: string): (string | undefined)[][] => {
  const first = Date.parse(`${month}-01T00:00:00Z`);
  const days = (Date.parse(`${monthAfter(month, 1)}-01T00:00:00Z`) - first) / day;
  const before = new Date(first).getUTCDay();
  const cells = Array.from({ length: Math.ceil((before + days) / 7) * 7 }, (_, n) => (n < before || n >= before + days ? undefined : at(first + (n - before) * day).slice(0, 10)));
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(7 * week, 7 * week + 7));
};
