import type { Deed } from '../domain/act.ts';
import type { Conflict } from '../domain/conflict.ts';
import type { Invitation } from '../domain/invitation.ts';
import type { Judge } from '../domain/judge.ts';

export type Judges = {
  find(challengeId: string, personId: string): Promise<Judge | undefined>;
  ofChallenge(challengeId: string): Promise<Judge[]>;
  challengesOf(personId: string): Promise<string[]>;
  /** The judge joins and the invitation is used up, all or nothing. Refuses `stale`. */
  accept(judge: Judge, invitation: Invitation, deed: Deed): Promise<void>;
  /** Refuses `stale`. Conflicts declared at the gate are stored beside it. */
  change(judge: Judge, deed: Deed, declared?: Conflict[]): Promise<void>;
  /** Declared and recused ones; computed ones are never stored. */
  conflicts(challengeId: string): Promise<Conflict[]>;
};
