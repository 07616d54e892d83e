import type { Noted, Standing } from '../domain/judging/progress/standing.ts';
import type { Fix } from '../domain/judging/progress/to-fix.ts';

export type Named = { entries: { id: string; code: string; title: string }[]; judges: { personId: string; name: string; organization: string; revoked: boolean }[] };

/** Sums kept beside the evaluations by the jobs, so that the board need not read every evaluation. They may be moments behind. */
export type Standings = {
  /** Everything that is kept of a round; at most `mostFixes` of what needs doing. */
  read(roundId: string): Promise<Standing>;
  /** What judges and entries are called on the board. Counts stay as they are; safe to repeat. */
  name(roundId: string, named: Named): Promise<void>;
  /**
   * Counts where these evaluations of one judge stand now: each with a mark of its version, in one transaction with the sums. What is
   * marked at this version or later changes nothing. Refuses `stale` when another job notes the same judge's at this moment: look again.
   */
  note(roundId: string, judgeId: string, noted: Noted[]): Promise<void>;
  /** When each of these judges was reminded last; safe to repeat. */
  reminded(roundId: string, judgeIds: string[], at: string): Promise<void>;
  /** What needs doing about one entry; nothing clears it. */
  fix(roundId: string, entryId: string, fixes: Fix[]): Promise<void>;
};
