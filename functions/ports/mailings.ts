import type { Mailing } from '../domain/people/mailing.ts';

/** Where the writing of many letters stands, so that a job that was killed goes on from there. */
export type Mailings = {
  /** Strongly read. */
  find(actId: string): Promise<Mailing | undefined>;
  /** Creates (version 1) or replaces; refuses `stale` when another job moved it meanwhile. */
  save(mailing: Mailing): Promise<void>;
};
