import type { Evaluation } from '../evaluation.ts';

type Counted = Pick<Evaluation, 'judgeId' | 'entryId' | 'state' | 'touchedAt' | 'savedAt'>;
export type JudgeProgress = { judgeId: string; assigned: number; saved: number; started: number; skipped: number; abstained: number; recused: number; lastActive?: string | undefined };
export type EntryProgress = { entryId: string; assigned: number; saved: number; needed: number };

const latest = (a: string | undefined, b: string | undefined) => (!a || (b && b > a) ? b : a);

export const judgeProgress = (judgeId: string, own: Counted[]): JudgeProgress => {
  const count = (state: Evaluation['state']) => own.filter((one) => one.state === state).length;
  return {
    judgeId, assigned: own.length - count('recused'), saved: count('saved'), started: count('started'), skipped: count('skipped'), abstained: count('abstained'), recused: count('recused'),
    lastActive: own.reduce<string | undefined>((last, one) => latest(last, one.touchedAt), undefined),
  };
};

export const entryProgress = (entryIds: string[], all: Counted[], needed: number): EntryProgress[] =>
  entryIds.map((entryId) => {
    const own = all.filter((one) => one.entryId === entryId && one.state !== 'recused');
    return { entryId, assigned: own.length, saved: own.filter((one) => one.state === 'saved').length, needed };
  });

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
