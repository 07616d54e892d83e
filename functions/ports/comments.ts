import type { Deed } from '../domain/act.ts';
import type { Comment, CommentReport, CommentSubject } from '../domain/voice/comment.ts';
import type { Listed } from './page.ts';

export const commentQueues = ['waiting', 'hidden'] as const;
export type CommentQueue = (typeof commentQueues)[number];

export type Comments = {
  /** Strongly read. */
  find(id: string): Promise<Comment | undefined>;
  /** Oldest first, a page at a time, with what is hidden or deleted. May lag behind a write by a moment. */
  thread(on: CommentSubject, after?: string): Promise<Listed<Comment>>;
  /** What waits for a moderator, longest first, or what one has hidden, newest first: of the whole site, or of one challenge’s gallery. */
  queue(which: CommentQueue, challengeId: string | undefined, after?: string): Promise<Listed<Comment>>;
  /** A person’s own, newest first. */
  ofPerson(personId: string, after?: string): Promise<Listed<Comment>>;
  reportOf(id: string, personId: string): Promise<CommentReport | undefined>;
  /** The first reports of a comment: as many as a moderator reads. */
  reports(id: string): Promise<CommentReport[]>;
  /** What a person reported, newest first. */
  reportsOf(personId: string, after?: string): Promise<Listed<CommentReport>>;
  /** Creates (version 1) or replaces, with its place in the queues; refuses `stale`. */
  keep(comment: Comment, deed: Deed): Promise<void>;
  /** Both in one transaction. Refuses `taken` where this person has reported it, and `stale`. */
  report(comment: Comment, report: CommentReport, deed: Deed): Promise<void>;
};
