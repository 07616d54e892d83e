import { toBase64 } from '../note/encoding.ts';
import { emptyRoot, type Digest } from '../tree/hashing.ts';

/**
 * The one item that decides what the log is. Whoever replaces it has sequenced a batch; `staging` names that batch until all of it is written.
 * `root` in base64. It is never restored from a backup: that is how a log forks.
 */
export type Head = { version: number; size: number; root: string; staging?: string | undefined };
export type StagedHead = Head & { staging: string };

export const isStaged = (head: Head): head is StagedHead => head.staging !== undefined;

export const firstHead = (digest: Digest): Head => ({ version: 0, size: 0, root: toBase64(emptyRoot(digest)) });

/** What the log says at its public address, against the head that won: may it be replaced? @throws Error where the two are different logs. */
export const publishes = (published: Pick<Head, 'size' | 'root'> | undefined, head: Head): boolean => {
  if (published && published.size === head.size && published.root !== head.root) throw new Error(`The log has forked: two roots of ${head.size} entries, ${published.root} and ${head.root}. Sign nothing; see the runbook.`);
  return !published || published.size < head.size;
};
