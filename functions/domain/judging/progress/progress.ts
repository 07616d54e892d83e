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

/** Reviews a judge gave or will give: not what they abstained from, and of a judge who lost access only what is saved. */
export const dueFrom = (judge: Pick<JudgeProgress, 'assigned' | 'saved' | 'abstained'> & { revoked: boolean }): number => (judge.revoked ? judge.saved : judge.assigned - judge.abstained);

/** Has something to score and has not begun with any of it. */
export const isIdle = (judge: Pick<JudgeProgress, 'assigned' | 'saved' | 'started' | 'skipped' | 'abstained'> & { revoked: boolean }): boolean =>
  dueFrom(judge) > 0 && judge.saved + judge.started + judge.skipped === 0;

/** `done` of `total`: reviews saved, of those saved or still to come from a judge. `missing` are needed and nobody has them. */
export type Pace = { done: number; total: number; missing: number; idle: number; recent: number; since?: string | undefined; finishesAt?: string | undefined };

const day = 86_400_000;
const recentDays = 3;
/** A day as the board counts it, in UTC. */
export const dayNumber = (instant: string): number => Math.floor(Date.parse(instant) / day);

type Wanted = { entries: { saved: number; coming: number; needed: number }[]; idle: number; savedOn: Map<number, number>; opensAt: string; at: string };

/** The pace of today and the days just before it, drawn out over what is left: undefined when nothing was saved in them. */
export const paceOf = ({ entries, idle, savedOn, opensAt, at }: Wanted): Pace => {
  const sum = (count: (entry: Wanted['entries'][number]) => number) => entries.reduce((all, entry) => all + count(entry), 0);
  const [done, total] = [sum((entry) => entry.saved), sum((entry) => entry.coming)];
  const missing = sum((entry) => Math.max(0, entry.needed - entry.coming));
  if (at <= opensAt) return { done, total, missing, idle, recent: 0 };
  const first = dayNumber(at) - recentDays + 1;
  const since = Math.max(first * day, Date.parse(opensAt));
  const recent = Array.from({ length: recentDays }, (_, i) => savedOn.get(first + i) ?? 0).reduce((all, count) => all + count, 0);
  const finishesAt = recent > 0 && done < total ? new Date(Date.parse(at) + ((total - done) * (Date.parse(at) - since)) / recent).toISOString() : undefined;
  return { done, total, missing, idle, recent, since: new Date(since).toISOString(), finishesAt };
};
