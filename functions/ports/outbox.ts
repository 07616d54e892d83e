import type { Act } from '../domain/act.ts';

/** Acts that no job has handled yet: each was put here by the transaction that made it. */
export type Outbox = {
  /** The oldest ones, at most a page of each shard. Read through an index, so one just made may be missing and one just handled still there. */
  waiting(): Promise<Act[]>;
  /** Takes it off the list; safe to repeat. */
  handled(act: Act): Promise<void>;
};
