import { Refusal, type Fault } from '../refusal.ts';
import type { FactName } from './fact-names.ts';
import type { Facts, FactValues, Status, WrittenFacts } from './listing.ts';
import { firstDay, lastDay, sayDate, type PartialDate } from './partial-date.ts';

type Told = Partial<Pick<FactValues, 'status' | 'starts' | 'ends'>>;
const timed = ['status', 'starts', 'ends'] as const satisfies readonly FactName[];

/** The last day that has begun anywhere: nobody is refused for living east of the server. */
const latestDay = (at: string): string => new Date(Date.parse(at) + 14 * 3_600_000).toISOString().slice(0, 10);
/** No day that the date may mean has come. */
export const isAhead = (date: PartialDate, at: string): boolean => firstDay(date) > latestDay(at);

const begun: Partial<Record<Status, string>> = { live: 'It cannot be live', ended: 'It cannot have ended', stopped: 'It cannot have been stopped' };
const over: Partial<Record<Status, string>> = { ended: 'It has not ended', stopped: 'It was not stopped' };

/** What cannot be true together. Each fault stands at a fact that was just written, where there is one. */
export const impossible = ({ status, starts, ends }: Told, written: readonly string[], at: string): Fault[] => {
  const fieldOf = (...names: FactName[]) => names.find((name) => written.includes(name)) ?? names[0]!;
  const faults: Fault[] = [];
  if (starts && ends && firstDay(starts) > lastDay(ends)) faults.push({ field: fieldOf('ends', 'starts'), message: `It cannot have ended in ${sayDate(ends)} and begun in ${sayDate(starts)}. Correct one of the two.` });
  if (status && begun[status] && starts && isAhead(starts, at)) faults.push({ field: fieldOf('status', 'starts'), message: `${begun[status]} if it begins in ${sayDate(starts)}. Change the status, or when it began.` });
  else if (status && over[status] && ends && isAhead(ends, at)) faults.push({ field: fieldOf('status', 'ends'), message: `${over[status]} if it ends in ${sayDate(ends)}. Change the status, or when it ended.` });
  return faults;
};

const valuesIn = (facts: Partial<Facts>): Told => ({ status: facts.status?.value, starts: facts.starts?.value, ends: facts.ends?.value });

/** Faults of what was written, beside what the entry says already. What stood there before is nobody's fault who writes of something else. */
export const impossibleIn = (written: WrittenFacts, before: Partial<Facts>, at: string): Fault[] => {
  const names = timed.filter((name) => written[name] !== undefined);
  if (names.length === 0) return [];
  const { status, starts, ends } = written;
  const said = Object.fromEntries(Object.entries({ status, starts, ends }).filter(([, value]) => value !== undefined));
  return impossible({ ...valuesIn(before), ...said }, names, at).map(({ field, message }) => ({ field: `facts.${field}`, message }));
};

export const refuseImpossible = (written: WrittenFacts, before: Partial<Facts>, at: string): void => {
  const faults = impossibleIn(written, before, at);
  if (faults.length > 0) throw Refusal.invalid(faults);
};
