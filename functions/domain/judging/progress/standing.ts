import type { Evaluation } from '../evaluation/evaluation.ts';
import { dayNumber } from './progress.ts';
import type { Fix } from './to-fix.ts';

/** Where one evaluation stands, as the board counts it. `lost`: its judge lost access, so what is not saved will not come. */
export type Noted = Pick<Evaluation, 'judgeId' | 'entryId' | 'state' | 'version' | 'touchedAt' | 'savedAt'> & { lost: boolean };
type Counted = Pick<Noted, 'state' | 'lost'>;

export type JudgeTally = { assigned: number; saved: number; started: number; skipped: number; abstained: number; recused: number };
export type EntryTally = { assigned: number; saved: number; coming: number };
export type JudgeStanding = JudgeTally & { judgeId: string; name: string; organization: string; revoked: boolean; lastActive?: string | undefined; remindedAt?: string | undefined; /** Reviews first saved, by day. */ savedOn: Map<number, number> };
export type EntryStanding = EntryTally & { entryId: string; code: string; title: string };
export type Standing = { judges: JudgeStanding[]; entries: EntryStanding[]; fixes: Fix[] };

const one = (counts: boolean) => (counts ? 1 : 0);

export const judgeTally = ({ state }: Counted): JudgeTally => ({
  assigned: one(state !== 'recused' && state !== 'taken-back'), saved: one(state === 'saved'), started: one(state === 'started'), skipped: one(state === 'skipped'), abstained: one(state === 'abstained'), recused: one(state === 'recused'),
});

/** What is saved stays; what was recused, abstained from or taken back, or is owed by a lost judge, does not come. */
export const isComing = ({ state, lost }: Counted): boolean => state === 'saved' || (!lost && state !== 'recused' && state !== 'abstained' && state !== 'taken-back');

export const entryTally = (counted: Counted): EntryTally => ({
  assigned: one(isComing(counted) || (counted.state === 'abstained' && !counted.lost)), saved: one(counted.state === 'saved'), coming: one(isComing(counted)),
});

/** The day a review came in: that of its first save, whatever is changed in it later. */
export const daySaved = (before: { state: string; day?: number | undefined } | undefined, { state, savedAt, touchedAt }: Pick<Noted, 'state' | 'savedAt' | 'touchedAt'>): number | undefined => {
  if (state !== 'saved') return undefined;
  if (before?.state === 'saved' && before.day !== undefined) return before.day;
  const at = savedAt ?? touchedAt;
  return at === undefined ? undefined : dayNumber(at);
};

type Tally = Record<string, number>;
/** What to add so that the old state counts no more and the new one does. */
export const tallyChange = <T extends Tally>(before: T | undefined, after: T): Tally =>
  Object.fromEntries(Object.entries(after).map(([key, count]) => [key, count - (before?.[key] ?? 0)]).filter(([, by]) => by !== 0));

export const sumOfTallies = (tallies: Tally[]): Tally => {
  const sum: Tally = {};
  for (const tally of tallies) for (const [key, count] of Object.entries(tally)) sum[key] = (sum[key] ?? 0) + count;
  return Object.fromEntries(Object.entries(sum).filter(([, count]) => count !== 0));
};

/** A note that tells nothing new: the same evaluation was noted at this version or a later one. */
export const isKnown = (mark: Pick<Noted, 'version' | 'lost'> | undefined, noted: Noted): boolean =>
  mark !== undefined && (mark.version > noted.version || (mark.version === noted.version && mark.lost === noted.lost));
