import type { Contribution, Contributor } from '../domain/listing/contributor.ts';
import type { Listed } from './page.ts';

export type Contributors = {
  /** Whoever contributed most first, a page at a time. May lag behind a write by a moment. */
  list(after?: string): Promise<Listed<Contributor>>;
  /** Counts it once, however often it is told. Refuses `stale` when another was counted meanwhile. */
  note(contribution: Contribution): Promise<void>;
  /** Safe to repeat. */
  forget(personId: string): Promise<void>;
};
