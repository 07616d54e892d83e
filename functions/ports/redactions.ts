import type { Deed } from '../domain/act.ts';
import type { RedactedSection, Redaction, Words } from '../domain/entry/redaction.ts';

/** What judges read of an entry in place of what was sent. */
export type Redactions = {
  /** With its words by question; undefined when nobody looked through the entry yet. */
  find(entryId: string): Promise<{ made: Redaction; words: Words } | undefined>;
  /** Without their words, in no particular order; entries that nobody looked through are left out. */
  findMany(entryIds: string[]): Promise<Redaction[]>;
  /** Which entries were looked through, and which version of each. May lag behind a write by a moment. */
  ofChallenge(challengeId: string): Promise<Pick<Redaction, 'entryId' | 'n' | 'scoredBefore'>[]>;
  /** Replaces it with the words of every section, whole or not at all. Refuses `stale` unless the stored version is one less (0: not there yet). */
  save(made: Redaction, sections: RedactedSection[], deed: Deed): Promise<void>;
};
