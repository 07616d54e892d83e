import type { Deed } from '../domain/act.ts';
import type { FollowUp } from '../domain/award/follow-up.ts';
import type { FollowMonths } from '../domain/award/follow-up-words.ts';

/** What became of winners, as their agency found it six, twelve and twenty-four months after the results. */
export type FollowUps = {
  /** All of a challenge, read strongly: three for each winner at the most. */
  ofChallenge(challengeId: string): Promise<FollowUp[]>;
  find(challengeId: string, entryId: string, months: FollowMonths): Promise<FollowUp | undefined>;
  /** Creates (version 1) or replaces (one more than stored); refuses `stale` else. */
  save(followUp: FollowUp, deed: Deed): Promise<void>;
};
