import * as z from 'zod';
import { idOf } from '../../id.ts';

const count = z.number().int();

/** Versions of all that a proposal follows from. `field` counts what became of entries, teams and judges. */
const From = z.object({ round: count, hand: count, rules: count, field: count });
type From = z.infer<typeof From>;

/** Where the working-out of a large round's proposal stands. `ready` names the run that is shown; a later run takes its place once it is whole. */
export const Proposing = z.object({
  challengeId: idOf('challenge'), run: z.string(), at: z.iso.datetime(), from: From,
  /** Entries laid out so far, and all there will be. */
  done: count, of: count,
  /** What became of entries, teams and judges since the first run. */
  changes: count.default(0),
  ready: z.string().optional(), readyAt: z.iso.datetime().optional(), readyFrom: From.optional(), version: count,
});
export type Proposing = z.infer<typeof Proposing>;

export const sameFrom = (a: From, b: From): boolean => a.round === b.round && a.hand === b.hand && a.rules === b.rules && a.field === b.field;

/** `waiting`: no job has begun on the plan as it is now. `outdated`: what is shown no longer is what would be published. */
export type ProposalState = 'waiting' | 'working' | 'ready' | 'outdated';

export const proposalState = (proposing: Proposing | undefined, now: Omit<From, 'field'>): ProposalState => {
  if (!proposing) return 'waiting';
  const { run, ready, readyFrom, from, changes } = proposing;
  const current = { ...now, field: changes };
  if (run !== ready) return 'working';
  if (readyFrom && sameFrom(readyFrom, current)) return 'ready';
  return from.round !== now.round || from.hand !== now.hand ? 'waiting' : 'outdated';
};
