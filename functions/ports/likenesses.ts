import type { Likeness } from '../domain/entry/likeness.ts';

/** What sent entries are compared by. */
export type Likenesses = {
  find(challengeId: string, entryId: string): Promise<Likeness | undefined>;
  /** Others of the challenge that share a band with it: at most so many for each band. */
  near(likeness: Likeness): Promise<Likeness[]>;
  /** Stores it in place of what was kept of an earlier version, in one transaction. Safe to repeat; an earlier version changes nothing. */
  keep(likeness: Likeness): Promise<void>;
};
