import type { Deed } from '../domain/act.ts';
import type { Notice } from '../domain/call/notice.ts';
import type { DemoDay, ExpoAnswer, ExpoTable, Seat, Turn } from '../domain/judging/expo/demo-day.ts';
import type { DemoResult } from '../domain/judging/expo/demo-result.ts';
import type { Posterior, PosteriorRows } from '../domain/judging/expo/posterior.ts';
import type { Conflict } from '../domain/panel/conflict.ts';

/** What one act of a judge changes, all or nothing: their own turn, the table it leaves, the one it takes, what they answered. */
export type Step = { turn: Turn; leaves?: Seat | undefined; takes?: Seat | undefined; keeps?: Seat | undefined; answer?: ExpoAnswer | undefined; forgets?: ExpoAnswer | undefined; conflict?: Conflict | undefined };

/** The demo day of a challenge. Strongly read, but for what the next table is chosen by. */
export type DemoDays = {
  find(challengeId: string): Promise<DemoDay | undefined>;
  tables(day: Pick<DemoDay, 'challengeId'>): Promise<ExpoTable[]>;
  /** Creates (version 1) or replaces, with the tables and a public notice where they are given; refuses `stale`. */
  save(day: DemoDay, deed: Deed, beside?: { tables?: ExpoTable[] | undefined; notice?: Notice | undefined }): Promise<void>;
  /** The plan is gone, as if there had been none. Refuses `stale`. */
  discard(day: DemoDay, deed: Deed): Promise<void>;
  turn(day: Pick<DemoDay, 'challengeId' | 'id'>, personId: string): Promise<Turn | undefined>;
  /** Of every judge who was sent anywhere. */
  turns(day: Pick<DemoDay, 'challengeId' | 'id'>): Promise<Turn[]>;
  /** Tables with a judge, and those whose judge stayed too long. */
  seats(day: Pick<DemoDay, 'challengeId' | 'id'>): Promise<Seat[]>;
  /**
   * Nothing in it is shared with another judge's step but a table: of two who are sent to one at the same moment, one hears false, and nothing
   * of theirs is written. So does whoever leaves a table that is no longer theirs. Refuses `stale` when this judge stepped meanwhile.
   */
  step(step: Step, deed: Deed): Promise<boolean>;
  /** With a judge, theirs alone, in their order. */
  answers(day: Pick<DemoDay, 'challengeId' | 'id'>, personId?: string): Promise<ExpoAnswer[]>;
  posterior(day: Pick<DemoDay, 'challengeId' | 'id'>): Promise<Posterior | undefined>;
  posteriorRows(day: Pick<DemoDay, 'challengeId' | 'id'>, part: number): Promise<PosteriorRows | undefined>;
  /** Unless a later one is kept. The parts may be read beside an earlier head for a moment. */
  keepPosterior(head: Posterior, parts: PosteriorRows[]): Promise<void>;
  result(day: Pick<DemoDay, 'challengeId' | 'id'>): Promise<DemoResult | undefined>;
  /** Safe to repeat. */
  keepResult(result: DemoResult): Promise<void>;
};
