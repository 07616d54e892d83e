import type { RoundDraw } from '../domain/judging/round/draw.ts';
import type { Looked } from '../domain/judging/round/looked.ts';
import type { Proposing } from '../domain/judging/round/proposing.ts';
import type { Mending } from '../domain/judging/round/repair.ts';

export type DrawSteps = Mending & { roundId: string; version: number };

/** What a published round was drawn from, and what changed it since. Nobody outside the product reads either before the results are out. */
export type Draws = {
  /** In as many items as it needs, the first one last; safe to repeat. Nothing reads it before the round's pointer names its batch. */
  keep(draw: RoundDraw): Promise<void>;
  find(roundId: string, batch: string): Promise<RoundDraw | undefined>;
  /** How far a job is with the proposal of a large round. Strongly read. */
  proposing(challengeId: string): Promise<Proposing | undefined>;
  /** Creates (version 1) or replaces; refuses `stale`, so that of two jobs one goes on. */
  saveProposing(proposing: Proposing): Promise<void>;
  /** Which proposals of a round were read before publishing. Strongly read. */
  looked(roundId: string): Promise<Looked | undefined>;
  /** Creates (version 1) or replaces; refuses `stale`. */
  saveLooked(looked: Looked): Promise<void>;
  /** In order; version 0 when nothing changed. */
  steps(roundId: string): Promise<DrawSteps>;
  /** Refuses `stale` unless `version` is one more than stored: one repair at a time. */
  saveSteps(steps: DrawSteps): Promise<void>;
};
