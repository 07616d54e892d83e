import type { Act } from '../domain/act.ts';

/** Acts that no job has handled yet: each was put here by the transaction that made it. */
export type Outbox = {
  /**
   * The oldest ones, at most a page of each shard, and those postponed whose time has come by `until` (without it, all).
   * Read through an index, so one just made may be missing and one just handled still there.
   */
  waiting(until?: string): Promise<Act[]>;
  /** Takes it off the list; safe to repeat. */
  handled(act: Act): Promise<void>;
  /** Puts it aside until then, so that what cannot be handled now never stands before what can. */
  postpone(act: Act, until: string): Promise<void>;
};
