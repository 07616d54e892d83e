import { factNames, publicRecord, type FactName } from './fact-names.ts';
import type { Facts } from './listing.ts';
import { lastDay, precisionOf, type PartialDate } from './partial-date.ts';

/** After so many months without a look, a listing stands on the stale list. */
export const staleMonths = 12;

/** What is over for good, as this site itself published it, is never otherwise: only the words of people can grow old beside it. */
const over = ['ended', 'stopped', 'never-started'];
const agingNames = (facts: Facts): FactName[] => {
  const told = factNames.filter((name) => facts[name]);
  const isOver = facts.status?.by === publicRecord && over.includes(facts.status.value);
  return isOver ? told.filter((name) => facts[name]!.by !== publicRecord) : told;
};
export const isSettled = (facts: Facts): boolean => agingNames(facts).length === 0;

/** The oldest check among the facts that can change: every one was looked at then or later. Undefined while one was never checked. */
export const lastChecked = (facts: Facts): PartialDate | undefined => {
  const names = isSettled(facts) ? factNames.filter((name) => facts[name]) : agingNames(facts);
  const checks = names.map((name) => facts[name]!.checked?.on);
  if (checks.some((on) => on === undefined)) return undefined;
  return checks.toSorted((a, b) => (lastDay(a!) < lastDay(b!) ? -1 : 1))[0];
};

const monthsBetween = (from: string, to: string): number => {
  const [a, b] = [from, to].map((day) => day.split('-').map(Number) as [number, number, number]) as [[number, number, number], [number, number, number]];
  return (b[0] - a[0]) * 12 + (b[1] - a[1]) - (b[2] < a[2] ? 1 : 0);
};
const daysBetween = (from: string, to: string): number => Math.floor((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** After so many months without a look, and with every link gone, it is proposed to take a listing out of the lists. */
export const abandonedMonths = 24;
/** Nobody looked for two years; where nobody ever did, since it came. */
export const isAbandoned = (facts: Facts, createdAt: string, at: string): boolean => !isSettled(facts) && monthsBetween(lastDay(lastChecked(facts) ?? createdAt.slice(0, 10)), at.slice(0, 10)) >= abandonedMonths;

/** Told by the clock and never stored. */
export const isStale = (checked: PartialDate | undefined, at: string): boolean => checked === undefined || monthsBetween(lastDay(checked), at.slice(0, 10)) >= staleMonths;

const ago = (n: number, unit: string) => `${n} ${unit}${n === 1 ? '' : 's'} ago`;
/** “Last checked 14 months ago”. */
export const sayChecked = (checked: PartialDate | undefined, at: string): string => {
  if (checked === undefined) return 'Not checked yet';
  const [since, today] = [lastDay(checked), at.slice(0, 10)];
  const months = monthsBetween(since, today);
  if (months >= 36) return `Last checked ${ago(Math.floor(months / 12), 'year')}`;
  if (months >= 1) return `Last checked ${ago(months, 'month')}`;
  if (precisionOf(checked) !== 'day') return 'Last checked within a month';
  const days = daysBetween(since, today);
  return days <= 0 ? 'Last checked today' : days < 14 ? `Last checked ${ago(days, 'day')}` : `Last checked ${ago(Math.floor(days / 7), 'week')}`;
};
