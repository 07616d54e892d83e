import type { Clock } from '../../functions/ports/chance.ts';

/** A clock that stands still until told. */
export const heldClock = (start = '2027-01-04T15:00:00.000Z') => {
  let now = Date.parse(start);
  return {
    now: () => new Date(now).toISOString(),
    set: (instant: string) => { now = Date.parse(instant); },
    pass: (milliseconds: number) => { now += milliseconds; },
  } satisfies Clock & Record<string, unknown>;
};

export const minutes = 60_000;
export const hours = 60 * minutes;
export const days = 24 * hours;
