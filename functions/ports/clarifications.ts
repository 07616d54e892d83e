import type { Deed } from '../domain/act.ts';
import type { Clarification, ClarificationCard, storedStates } from '../domain/entry/clarification.ts';
import type { Listed } from './page.ts';

export type Clarifications = {
  /** Read strongly. */
  find(entryId: string, id: string): Promise<Clarification | undefined>;
  /** Of an entry, read strongly, in the order of their ids: there are at most a dozen. */
  ofEntry(entryId: string): Promise<Clarification[]>;
  /** A page of a challenge in one state, by when they are due; it may be moments behind. */
  ofChallenge(challengeId: string, state: (typeof storedStates)[number], after?: string, limit?: number): Promise<Listed<ClarificationCard>>;
  /** Those of a team that nobody answered; it may be moments behind. */
  waitingFor(teamId: string): Promise<ClarificationCard[]>;
  /** Creates (version 1) or replaces (one more than stored); refuses `stale` else. */
  save(clarification: Clarification, deed: Deed): Promise<void>;
  /** Moves its due time, or notes what the clock has said of it: no act, and no new version, for whoever writes an answer must not lose it to that. Refuses `stale` when it changed meanwhile. */
  note(clarification: Clarification): Promise<void>;
};
