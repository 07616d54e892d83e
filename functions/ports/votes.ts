import type { Deed } from '../domain/act.ts';
import type { Notice } from '../domain/call/notice.ts';
import type { Listed } from './page.ts';
import type { Vote, VoteBallot } from '../domain/voice/vote.ts';

/** One vote of the public for each challenge. Strongly read. */
export type Votes = {
  find(challengeId: string): Promise<Vote | undefined>;
  /** Creates (version 1) or replaces, with a public notice where one is given; refuses `stale`. */
  save(vote: Vote, deed: Deed, notice?: Notice): Promise<void>;
  ballot(vote: Pick<Vote, 'challengeId' | 'id'>, personId: string): Promise<VoteBallot | undefined>;
  /** A person’s own, by vote. */
  ballotsOf(personId: string, after?: string): Promise<Listed<VoteBallot>>;
  /** Nobody can find whose it was. Before the ballots are sealed it is gone, and after they are counted too; in between it stands without its voter. Refuses `stale` where the vote moved on meanwhile. */
  forget(ballot: VoteBallot, vote: Vote): Promise<void>;
  /** Every ballot; only once nothing can arrive any more. */
  ballots(vote: Pick<Vote, 'challengeId' | 'id'>): Promise<VoteBallot[]>;
  /** Creates (version 1) or replaces, with its act; nothing in it is shared with another voter. Refuses `stale`. */
  cast(ballot: VoteBallot, deed: Deed): Promise<void>;
};
