import type { Deed } from '../domain/act.ts';
import type { Entry } from '../domain/entry/entry.ts';
import type { Screening } from '../domain/entry/screening.ts';

export type ScreeningCard = Pick<Screening, 'entryId' | 'n' | 'state'>;

export type Screenings = {
  /** Read strongly. */
  find(challengeId: string, entryId: string): Promise<Screening | undefined>;
  /** Of some entries, in any order. */
  findMany(challengeId: string, entryIds: string[]): Promise<Screening[]>;
  /** Of a challenge, in one state or in all; it may be moments behind. */
  cards(challengeId: string, state?: Screening['state']): Promise<ScreeningCard[]>;
  /** Creates (version 1) or replaces (one more than stored), and the entry with it where it goes out; refuses `stale` else. */
  save(screening: Screening, deed: Deed, entry?: Entry): Promise<void>;
};
