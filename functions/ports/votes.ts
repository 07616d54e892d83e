import type { Deed } from '../domain/act.ts';
import type { Notice } from '../domain/call/notice.ts';
import type { Vote, VoteBallot } from '../domain/voice/vote.ts';

/** One vote of the public for each challenge. Strongly read. */
export type Votes = {
  find(challengeId: string): Promise<Vote | undefined>;
  /** Creates (version 1) or replaces, with a public notice where one is given; refuses `stale`. */
  save(vote: Vote, deed: Deed, notice?: Notice): Promise<void>;
  ballot(vote: Pick<Vote, 'challengeId' | 'id'>, personId: string): Promise<VoteBallot | undefined>;
  /** Every ballot; only once nothing can arrive any more. */
  ballots(vote: Pick<Vote, 'challengeId' | 'id'>): Promise<VoteBallot[]>;
  /** Creates (version 1) or replaces, with its act; nothing in it is shared with another voter. Refuses `stale`. */
  cast(ballot: VoteBallot, deed: Deed): Promise<void>;
};
