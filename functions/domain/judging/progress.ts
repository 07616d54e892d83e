import type { Evaluation } from '../evaluation.ts';

type Counted = Pick<Evaluation, 'judgeId' | 'entryId' | 'state' | 'touchedAt' | 'savedAt'>;
export type JudgeProgress = { judgeId: string; assigned: number; saved: number; started: number; skipped: number; abstained: number; recused: number; lastActive?: string | undefined };
export type EntryProgress = { entryId: string; assigned: number; saved: number; needed: number };

export const grouped = <T>(rows: T[], keyOf: (row: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
};

const latest = (a: string | undefined, b: string | undefined) => (!a || (b && b > a) ? b : a);

export const judgeProgress = (judgeId: string, own: Counted[]): JudgeProgress => {
  const count = (state: Evaluation['state']) => own.filter((one) => one.state === state).length;
  return {
    judgeId, assigned: own.length - count('recused'), saved: count('saved'), started: count('started'), skipped: count('skipped'), abstained: count('abstained'), recused: count('recused'),
    lastActive: own.reduce<string | undefined>((last, one) => latest(last, one.touchedAt), undefined),
  };
};

export const entryProgress = (entryIds: string[], all: Counted[], needed: number): EntryProgress[] => {
  const byEntry = grouped(all, (one) => one.entryId);
  return entryIds.map((entryId) => {
    const own = (byEntry.get(entryId) ?? []).filter((one) => one.state !== 'recused');
    return { entryId, assigned: own.length, saved: own.filter((one) => one.state === 'saved').length, needed };
  });
};

/** Reviews a judge still owes: what was skipped comes back, what was abstained from does not. */
export const leftOf = (judge: Pick<JudgeProgress, 'assigned' | 'saved' | 'abstained'>): number => judge.assigned - judge.saved - judge.abstained;

export type Pace = { done: number; total: number; idle: number; finishesAt?: string | undefined };

/** The pace since the round opened, drawn out to its end: undefined before anything was saved. */
export const paceOf = (all: Counted[], judges: JudgeProgress[], opensAt: string, now: string): Pace => {
  const open = all.filter((one) => one.state !== 'recused' && one.state !== 'abstained');
  const done = open.filter((one) => one.state === 'saved').length;
  const idle = judges.filter((judge) => judge.assigned > 0 && judge.lastActive === undefined).length;
  const spent = Date.parse(now) - Date.parse(opensAt);
  const finishesAt = done > 0 && spent > 0 ? new Date(Date.parse(opensAt) + (spent * open.length) / done).toISOString() : undefined;
  return { done, total: open.length, idle, finishesAt };
};
