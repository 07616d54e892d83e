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

/** Reviews a judge still owes: what was skipped comes back, what was abstained from does not. */
export const leftOf = (judge: Pick<JudgeProgress, 'assigned' | 'saved' | 'abstained'>): number => judge.assigned - judge.saved - judge.abstained;

export type Pace = { done: number; total: number; idle: number; finishesAt?: string | undefined };

/** The pace since the round opened, drawn out to its end: undefined before anything was saved. */
export const paceOf = (entries: { saved: number; coming: number }[], judges: Pick<JudgeProgress, 'assigned' | 'lastActive'>[], opensAt: string, now: string): Pace => {
  const done = entries.reduce((sum, entry) => sum + entry.saved, 0);
  const total = entries.reduce((sum, entry) => sum + entry.coming, 0);
  const idle = judges.filter((judge) => judge.assigned > 0 && judge.lastActive === undefined).length;
  const spent = Date.parse(now) - Date.parse(opensAt);
  const finishesAt = done > 0 && spent > 0 ? new Date(Date.parse(opensAt) + (spent * total) / done).toISOString() : undefined;
  return { done, total, idle, finishesAt };
};
