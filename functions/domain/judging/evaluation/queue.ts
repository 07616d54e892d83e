import type { Evaluation } from './evaluation.ts';

type Row = { entryId: string; state: Evaluation['state'] };
const fresh = (row: Row) => row.state === 'assigned' || row.state === 'started';

/** Which entry follows in the judge's own order: what is not scored yet, from here on and around; then what was skipped. */
export const nextEntry = (rows: Row[], after?: string): string | undefined => {
  const here = rows.findIndex((row) => row.entryId === after);
  const ring = [...rows.slice(here + 1), ...rows.slice(0, Math.max(here, 0))];
  return (ring.find(fresh) ?? ring.find((row) => row.state === 'skipped'))?.entryId;
};
