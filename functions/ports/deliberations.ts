import type { Deed } from '../domain/act.ts';
import type { Ballot, Post, Room } from '../domain/judging/deliberation/deliberation.ts';
import type { Round } from '../domain/judging/round/round.ts';
import type { Listed } from './page.ts';

/** Rooms in which judges weigh entries against each other. Strongly read, but for one post. */
export type Deliberations = {
  find(roundId: string, roomId: string): Promise<Room | undefined>;
  /** At most a handful, in no particular order. */
  ofRound(roundId: string): Promise<Room[]>;
  /** The room with the round's next version, so that none opens while the decisions are applied. Refuses `stale`. */
  open(room: Room, round: Round, deed: Deed): Promise<void>;
  /** Refuses `stale`. */
  change(room: Room, deed: Deed): Promise<void>;
  /** The thread, newest first, a page at a time. */
  posts(room: Pick<Room, 'roundId' | 'id'>, after?: string): Promise<Listed<Post>>;
  /** May lag behind its writing by a moment. */
  post(roomId: string, postId: string): Promise<Post | undefined>;
  /** Creates (version 1) or replaces; refuses `stale`. */
  savePost(post: Post, deed: Deed): Promise<void>;
  ballot(room: Pick<Room, 'roundId' | 'id'>, personId: string): Promise<Ballot | undefined>;
  /** One a member at most. */
  ballots(room: Pick<Room, 'roundId' | 'id'>): Promise<Ballot[]>;
  /** Creates (version 1) or replaces; refuses `stale`. */
  vote(ballot: Ballot, deed: Deed): Promise<void>;
};
