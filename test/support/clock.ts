import type { Clock } from '../../functions/ports/chance.ts';

export type HeldClock = Clock & { set(instant: string): void; pass(milliseconds: number): void };

/** A clock that stands still until told. */
export const heldClock = (start = '2027-01-04T15:00:00.000Z'): HeldClock => {
  let now = Date.parse(start);
  return {
    now: () => new Date(now).toISOString(),
    set: (instant) => { now = Date.parse(instant); },
    pass: (milliseconds) => { now += milliseconds; },
  };
};

/** A clock that runs, from where it was last set. */
export const runningClock = (start = '2027-01-04T15:00:00.000Z'): HeldClock => {
  let ahead = Date.parse(start) - Date.now();
  return {
    now: () => new Date(Date.now() + ahead).toISOString(),
    set: (instant) => { ahead = Date.parse(instant) - Date.now(); },
    pass: (milliseconds) => { ahead += milliseconds; },
  };
};

export const minutes = 60_000;
export const hours = 60 * minutes;
export const days = 24 * hours;
