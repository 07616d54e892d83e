import type { Deed } from '../domain/act.ts';
import type { Export } from '../domain/export/export.ts';
import type { ExportForm, ExportKind } from '../domain/export/export-words.ts';

/** What agencies take along: of each challenge at most one of a kind and form. */
export type Exports = {
  ofChallenge(challengeId: string): Promise<Export[]>;
  /** Read strongly. */
  find(challengeId: string, kind: ExportKind, form: ExportForm): Promise<Export | undefined>;
  /** Creates (version 1) or replaces (one more than stored); refuses `stale` else. */
  save(one: Export, deed?: Deed): Promise<void>;
  /** Refuses `stale` unless it stands as given. */
  remove(one: Export): Promise<void>;
};
