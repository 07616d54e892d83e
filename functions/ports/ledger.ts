import type { LeafPlace, Mark, Waiting } from '../domain/record/sequencing/batch.ts';
import type { Head, StagedHead } from '../domain/record/sequencing/head.ts';

/** What the log is, and which acts wait for their place in it. Everything is read strongly. */
export type Ledger = {
  /** The head of an empty log before the first batch. */
  head(): Promise<Head>;
  /** Puts an act among the waiting, unless it is there or has its place: what the record itself tells, and acts from before there was one. Safe to repeat with the same `receivedAt`, which is part of what it waits under. */
  admit(act: Waiting): Promise<void>;
  /** Admitted acts without a place, those received first, at most `most`. */
  waiting(most: number): Promise<Waiting[]>;
  /** How many leaves each of these challenges has; one without any is left out. */
  counts(challenges: string[]): Promise<Map<string, number>>;
  /** Where the leaves of these acts stand; an act without a place is left out. */
  places(acts: string[]): Promise<Map<string, LeafPlace>>;
  /** Replaces the head if it is still this one and nothing is staged. False: somebody else was first. When it throws, nobody knows: read the head again. */
  win(head: Head, next: StagedHead): Promise<boolean>;
  /** Gives each act its place and ends its waiting, both or neither. Safe to repeat; throws where an act has another place already. */
  settle(marks: Mark[]): Promise<void>;
  /** Raises the count of a challenge; a lower one than it has is passed over, as it comes from somebody who was held up. Safe to repeat. */
  raise(challenge: string, count: number): Promise<void>;
  /** Nothing is staged any more, if the head is still this one; else nothing happens. Safe to repeat. */
  clear(head: StagedHead): Promise<void>;
};
