import type { Deed } from '../domain/act.ts';
import type { Conflict, Declaration } from '../domain/conflict.ts';
import type { Invitation } from '../domain/invitation.ts';
import type { Judge } from '../domain/judge.ts';

export type Judges = {
  find(challengeId: string, personId: string): Promise<Judge | undefined>;
  ofChallenge(challengeId: string): Promise<Judge[]>;
  challengesOf(personId: string): Promise<string[]>;
  /** The judge joins and the invitation is used up, all or nothing. Refuses `stale`. */
  accept(judge: Judge, invitation: Invitation, deed: Deed): Promise<void>;
  /** Refuses `stale`. */
  change(judge: Judge, deed: Deed): Promise<void>;
  /** What was said at the gate, with the conflicts it makes, all or nothing. Refuses `stale`. */
  declare(judge: Judge, declaration: Declaration, conflicts: Conflict[], deed: Deed): Promise<void>;
  /** Declared and recused ones, with a judge theirs alone; computed ones are never stored. */
  conflicts(challengeId: string, judgeId?: string): Promise<Conflict[]>;
  /** What judges said at the gate, oldest first for each; with a judge, theirs alone. */
  declarations(challengeId: string, judgeId?: string): Promise<Declaration[]>;
};
