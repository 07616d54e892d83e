import type { Deed } from '../domain/act.ts';
import type { Challenge } from '../domain/call/challenge.ts';
import type { Notice } from '../domain/call/notice.ts';
import type { Decision } from '../domain/judging/decision/decision.ts';
import type { ResultVersion } from '../domain/judging/result/result-version.ts';
import type { DecisionRecord } from '../domain/judging/decision/decision-record.ts';
import type { Ranked } from '../domain/judging/result/ranking.ts';
import type { ScoreTable } from '../domain/judging/result/score-table.ts';
import type { EntryResult, JudgeResult, PanelResult, Scoring, Worked } from '../domain/judging/result/result.ts';

/** What the engine made of a round's scores, by run: an item an entry, and one a judge that nobody else reads. */
export type Results = {
  /** Strongly read. */
  scoring(roundId: string): Promise<Scoring | undefined>;
  /** Creates (version 1) or replaces; refuses `stale`, so that of two jobs one goes on. */
  saveScoring(scoring: Scoring): Promise<void>;
  /** Written before anybody can read it: the scoring names the run that is read. Safe to repeat. */
  keep(roundId: string, run: string, worked: Worked): Promise<void>;
  /** The whole order, a few words an entry; undefined in results of an earlier time. */
  ranking(roundId: string, run: string): Promise<Ranked[] | undefined>;
  /** These rows of the order, by position from 0, with those that are kept beside them; undefined in results of an earlier time. What it reads hangs on how many are asked for alone. */
  rowsAt(roundId: string, run: string, positions: number[]): Promise<Map<number, Ranked> | undefined>;
  /** The row of one entry by its code, at the cost of a hundred rows at the most; in results of an earlier time, of all. */
  ofCode(roundId: string, run: string, code: string): Promise<Ranked | undefined>;
  entries(roundId: string, run: string): Promise<EntryResult[]>;
  /** Of some entries; those without a result are left out. In no particular order. */
  some(roundId: string, run: string, entryIds: string[]): Promise<EntryResult[]>;
  panel(roundId: string, run: string): Promise<PanelResult | undefined>;
  /** What is told of the files of a run, after something was put into them. Before the decisions are applied. Safe to repeat. */
  savePanel(roundId: string, run: string, panel: PanelResult): Promise<void>;
  judge(roundId: string, run: string, personId: string): Promise<JudgeResult | undefined>;
  /** Of some judges; those without a result are left out. In no particular order. */
  judges(roundId: string, run: string, personIds: string[]): Promise<JudgeResult[]>;
  /** What everybody reads of a round, in one piece. Nobody may read it before the results are out. Safe to repeat. */
  publish(roundId: string, record: DecisionRecord): Promise<void>;
  /** Where the table of the scores stands. Strongly read. */
  table(roundId: string): Promise<ScoreTable | undefined>;
  /** Creates (version 1) or replaces; refuses `stale`, so that of two jobs one goes on. */
  saveTable(table: ScoreTable): Promise<void>;
  published(roundId: string): Promise<DecisionRecord | undefined>;
  /** Published results take the place of others, at once: the head and what it says, the decisions that differ, the decision record, and what stood before. Refuses `stale`. */
  replace(next: { challenge: Challenge; notice: Notice; before: ResultVersion; decisions: Decision[]; roundId: string; records?: { before: DecisionRecord; now: DecisionRecord } }, deed: Deed): Promise<void>;
  /** Those that others took the place of, the newest first: a result is corrected a few times at most. */
  versions(challengeId: string): Promise<ResultVersion[]>;
  /** The decision record that stood beside one of them. */
  publishedBefore(roundId: string, n: number): Promise<DecisionRecord | undefined>;
};
