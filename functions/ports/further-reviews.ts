import type { Deed } from '../domain/act.ts';
import type { FurtherReviews } from '../domain/judging/adaptive/further-reviews.ts';
import type { DrawSteps } from './draws.ts';

/** Reviews beyond those that every entry of a round gets. Strongly read. */
export type FurtherReviewsStore = {
  find(roundId: string): Promise<FurtherReviews | undefined>;
  /** Creates (version 1) or replaces, with the act where a person did it. Refuses `stale`, so that of two jobs one goes on. */
  save(further: FurtherReviews, deed?: Deed): Promise<void>;
  /** That they are given, and what it changes in the draw, both or neither. Refuses `stale`. */
  give(further: FurtherReviews, steps: DrawSteps): Promise<void>;
};
