import { toHex } from '../note/encoding.ts';
import { emptyEdge, growEdge, rootOf } from '../tree/edge.ts';
import type { Digest, Hash } from '../tree/hashing.ts';

/** A leaf about an entry: where it stands in the log, its number in its challenge, and its RFC 6962 leaf hash. */
export type EntryLeaf = { kind: 'entry.received' | 'entry.replaced' | 'entry.withdrawn'; entry: string; index: number; n: number; hash: Hash };
export type Closing = { count: number; first?: number; last?: number; root: string };

/** The last leaf of each entry that stands: not withdrawn, or sent again since. In the order of the log. */
export const standingLeaves = (leaves: readonly EntryLeaf[]): EntryLeaf[] => {
  const last = new Map(leaves.toSorted((a, b) => a.index - b.index).map((leaf) => [leaf.entry, leaf]));
  return [...last.values()].filter(({ kind }) => kind !== 'entry.withdrawn').toSorted((a, b) => a.index - b.index);
};

/**
 * The RFC 6962 tree hash, in hex, of the log that would hold the last leaf of each standing entry and nothing else, in their order: its leaf
 * hashes are those of the record, as they are. Without any it is the root of an empty tree, SHA-256 of nothing.
 */
export const entriesRoot = (digest: Digest, standing: readonly Pick<EntryLeaf, 'hash'>[]): string => toHex(rootOf(digest, growEdge(digest, emptyEdge, standing.map(({ hash }) => hash))));

/** What `submissions.closed` says. `first` and `last`: the numbers, in the challenge, of the first and the last leaf that counts. */
export const closingOf = (digest: Digest, leaves: readonly EntryLeaf[]): Closing => {
  const standing = standingLeaves(leaves);
  const [first, last] = [standing[0]?.n, standing.at(-1)?.n];
  return { count: standing.length, ...(first === undefined ? {} : { first }), ...(last === undefined ? {} : { last }), root: entriesRoot(digest, standing) };
};
