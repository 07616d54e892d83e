import type { Deed } from '../domain/act.ts';
import type { Awaited } from '../domain/people/agency.ts';

/** Parts given to an address whose holder has not signed in yet. */
export type AwaitedParts = {
  /** Adds or replaces the promise; safe to repeat. */
  promise(awaited: Awaited, deed: Deed): Promise<void>;
  /** Strongly read, by address without regard to case. */
  ofEmail(email: string): Promise<Awaited[]>;
  ofAgency(agencyId: string): Promise<Awaited[]>;
  /** Takes a promise away, when it was kept or is taken back; safe to repeat. */
  clear(awaited: Awaited, deed?: Deed): Promise<void>;
};
