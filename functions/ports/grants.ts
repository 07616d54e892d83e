import type { Deed } from '../domain/act.ts';
import type { Grant } from '../domain/entry/grant.ts';
import type { Listed } from './page.ts';

export type Grants = {
  /** Of these holders, read strongly, in any order. */
  of(challengeId: string, holders: string[]): Promise<Grant[]>;
  /** A page of a challenge, by holder. */
  ofChallenge(challengeId: string, after?: string): Promise<Listed<Grant>>;
  /** Creates (version 1) or replaces (one more than stored); refuses `stale` else. */
  save(grant: Grant, deed: Deed): Promise<void>;
};
