import type { Due } from '../domain/due.ts';
import type { Digest } from '../domain/follow/news.ts';
import type { File } from '../domain/entry/file.ts';
import type { Export } from '../domain/export/export.ts';
import type { Listed } from './page.ts';

/** Something that is due: an announcement of a challenge, a look at a file nobody may have attached, word that a credential ends, what registrants of an event said about access, a vote that is over, a person’s digest, the deadline of a winner’s forms, the time by which a team answers the agency, or an export that was there long enough. */
export type DueItem = { due: Due } | { file: Pick<File, 'id' | 'entryId'> } | { publicationFile: { id: string; publicationId: string } } | { credential: { id: string } } | { event: { id: string } } | { vote: { challengeId: string } } | { digest: Digest } | { clarification: { id: string; entryId: string } } | { award: { challengeId: string; prizeId: string; place: number } } | { export: Pick<Export, 'challengeId' | 'kind' | 'form'> };

/** What the clock has to do, by the hour, and how far it came. */
export type Dues = {
  /** Makes these the dues of a challenge: each is stored or moved, and any other is removed, or kept where that is said. Safe to repeat. */
  plan(challengeId: string, dues: Due[], now: string, others?: 'gone' | 'kept'): Promise<void>;
  /** What is due in the hour that begins at `hour`, up to `until`, in order. Read through an index: one planned just now may be missing. */
  inHour(hour: string, until: string, after?: string): Promise<Listed<DueItem>>;
  /** Takes it off the list unless it was moved meanwhile; safe to repeat. */
  done(due: Due): Promise<void>;
  /** Everything due before is done. It is set to the moment of the first plan, so that a machine that never ran catches up too. */
  watermark(): Promise<string | undefined>;
  /** Back too, when a machine's clock was ahead: what is done is off the list, so reading an hour again costs nothing. */
  moveWatermark(to: string): Promise<void>;
};
