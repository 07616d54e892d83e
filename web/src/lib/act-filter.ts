import { actAreas, type ActArea } from '../../../functions/domain/act-area.ts';
import { firstInstantOf } from '../../../functions/domain/zone.ts';

const aDay = /^\d{4}-\d{2}-\d{2}$/;
const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** What was typed, as the page shows it again: days in the reader's zone. What is no day or no area is left out. */
export type TypedFilter = { area?: ActArea | undefined; by?: string | undefined; from?: string | undefined; to?: string | undefined };
export const typedFilter = (valueOf: (name: string) => string): TypedFilter => {
  const day = (name: string) => (aDay.test(valueOf(name)) && !Number.isNaN(Date.parse(valueOf(name))) ? valueOf(name) : undefined);
  return { area: actAreas.find((area) => area === valueOf('area')), by: valueOf('by') || undefined, from: day('from'), to: day('to') };
};

/** As the API takes it: from the first instant of one day through the last of another. */
export const filterIn = (valueOf: (name: string) => string, zone: string): TypedFilter => {
  const { from, to, ...rest } = typedFilter(valueOf);
  const first = (day: string) => firstInstantOf(`${day}T00:00`, zone, 'from');
  return { ...rest, ...(from ? { from: first(from) } : {}), ...(to ? { to: new Date(Date.parse(first(dayAfter(to))) - 1).toISOString() } : {}) };
};
