import type { Seen } from '../domain/record/witness/check-checkpoint.ts';

/** `note`: the head as this witness signed it. */
export type SeenHead = Seen & { note: string };

/** The heads of other logs, as this witness signed them last: one of each. */
export type Witnessed = {
  /** Read strongly. Undefined where none was signed. */
  seen(origin: string): Promise<SeenHead | undefined>;
  /** Replaces the head that was read (undefined: there was none). False: another one was signed meanwhile, and nothing happened. */
  advance(origin: string, before: SeenHead | undefined, next: SeenHead): Promise<boolean>;
};
