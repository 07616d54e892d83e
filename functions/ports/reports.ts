import type { Deed } from '../domain/act.ts';
import type { Counting, ReportPart } from '../domain/statutory/report-part.ts';
import type { PartId } from '../domain/statutory/report-words.ts';

/** What is written for the report of a challenge, and what was counted for it. */
export type Reports = {
  /** Read strongly. */
  parts(challengeId: string): Promise<ReportPart[]>;
  part(challengeId: string, part: PartId): Promise<ReportPart | undefined>;
  /** Creates (version 1) or replaces (one more than stored); refuses `stale` else. */
  save(part: ReportPart, deed: Deed): Promise<void>;
  counting(challengeId: string): Promise<Counting | undefined>;
  /** That a count is asked for, or what came of one, which is no act. Refuses `stale`. */
  keepCounting(counting: Counting, deed?: Deed): Promise<void>;
};
