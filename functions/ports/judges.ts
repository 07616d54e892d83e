import type { Deed } from '../domain/act.ts';
import type { Conflict, Declaration } from '../domain/panel/conflict.ts';
import type { Invitation } from '../domain/entry/invitation.ts';
import type { Judge } from '../domain/panel/judge.ts';

export type Judges = {
  find(challengeId: string, personId: string): Promise<Judge | undefined>;
  findMany(challengeId: string, personIds: string[]): Promise<Judge[]>;
  ofChallenge(challengeId: string): Promise<Judge[]>;
  challengesOf(personId: string): Promise<string[]>;
  /** The judge joins, the invitation is used up and those it makes needless end, all or nothing. Refuses `stale`, and who holds one of so many slots for teams of the challenge. */
  accept(judge: Judge, answered: Invitation[], slots: number, deed: Deed): Promise<void>;
  /** The judge loses access, these invitations end and the address may be invited again, all or nothing. Refuses `stale`. */
  revoke(judge: Judge, ended: Invitation[], deed: Deed): Promise<void>;
  /** Refuses `stale`. */
  change(judge: Judge, deed: Deed): Promise<void>;
  /** The same judge without a name; no act tells of it. Refuses `stale`. */
  forget(judge: Judge): Promise<void>;
  /** What was said at the gate, with the conflicts it makes, all or nothing. Refuses `stale`. */
  declare(judge: Judge, declaration: Declaration, conflicts: Conflict[], deed: Deed): Promise<void>;
  /** Declared and recused ones, with a judge theirs alone; computed ones are never stored. */
  conflicts(challengeId: string, judgeId?: string): Promise<Conflict[]>;
  /** What judges said at the gate, oldest first for each; with a judge, theirs alone. */
  declarations(challengeId: string, judgeId?: string): Promise<Declaration[]>;
};
