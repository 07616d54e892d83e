import type { Deed } from '../domain/act.ts';
import type { Challenge } from '../domain/call/challenge.ts';
import type { Showing, ShownEntry } from '../domain/voice/gallery.ts';
import type { Listed } from './page.ts';

/** Entries that the public reads. A row is seen only while the challenge says that its gallery is open. */
export type Galleries = {
  /** By code, which is chance; so many at a time. */
  page(challengeId: string, limit: number, after?: string): Promise<Listed<ShownEntry>>;
  /** Every row: at most the entries that were selected, and those whose teams asked. */
  all(challengeId: string): Promise<ShownEntry[]>;
  /** Strongly read. */
  find(challengeId: string, code: string): Promise<ShownEntry | undefined>;
  /** What teams said, strongly read; at most one an entry. */
  showings(challengeId: string): Promise<Showing[]>;
  showing(challengeId: string, entryId: string): Promise<Showing | undefined>;
  /** Before the gallery opens: each row unless its team said something new since `said` was read; refuses `stale`. Safe to repeat. */
  keep(row: ShownEntry, said: Showing | undefined): Promise<void>;
  /** Safe to repeat. */
  drop(row: Pick<ShownEntry, 'challengeId' | 'code'>): Promise<void>;
  /** What a team says, with the row it puts in the gallery or takes out of it; refuses `stale`. */
  say(showing: Showing, row: { put: ShownEntry } | { drop: string }, deed: Deed): Promise<void>;
  /** The challenge's next version, in which its gallery is open or not; refuses `stale`. */
  turn(challenge: Challenge, deed: Deed): Promise<void>;
};
