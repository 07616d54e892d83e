import type { Deed } from '../domain/act.ts';
import type { Override } from '../domain/judging/chair/override.ts';
import type { Round } from '../domain/judging/round/round.ts';

/** Where the chair put entries, and what was taken back of it. Strongly read. */
export type Overrides = {
  /** In no particular order. */
  ofRound(roundId: string): Promise<Override[]>;
  find(roundId: string, entryId: string): Promise<Override | undefined>;
  /** Creates (version 1) or replaces, with the round's next version: of two moves at once one is refused, and none comes while decisions are applied. Refuses `stale`. */
  save(override: Override, round: Round, deed: Deed): Promise<void>;
};
