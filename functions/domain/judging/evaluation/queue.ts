import type { Evaluation } from './evaluation.ts';

type Row = { entryId: string; state: Evaluation['state'] };
const fresh = (row: Row) => row.state === 'assigned' || row.state === 'started';

/** What is left in the judge's own order: what is not scored yet, from here on and around; then what was skipped. */
export const entriesAhead = <R extends Row>(rows: R[], after?: string): R[] => {
  const here = rows.findIndex((row) => row.entryId === after);
  const ring = [...rows.slice(here + 1), ...rows.slice(0, Math.max(here, 0))];
  return [...ring.filter(fresh), ...ring.filter((row) => row.state === 'skipped')];
};

/** Which entry follows. */
export const nextEntry = (rows: Row[], after?: string): string | undefined => entriesAhead(rows, after)[0]?.entryId;
