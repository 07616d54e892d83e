import type { Checkpoint } from '../note/checkpoint.ts';
import { emptyEdge, growEdge, rootOf } from '../tree/edge.ts';
import { leafHash, sameBytes, type Digest } from '../tree/hashing.ts';

/** Why a log, as it stands, does not go on from a head that it signed before; undefined where it does. */
export const whyNotGrown = (digest: Digest, before: Pick<Checkpoint, 'size' | 'root'>, entries: readonly Uint8Array[]): string | undefined => {
  if (entries.length < before.size) return `It had ${before.size} leaves when it was seen before; now it has ${entries.length}. Nothing can be taken out of a log.`;
  const root = rootOf(digest, growEdge(digest, emptyEdge, entries.slice(0, before.size).map((entry) => leafHash(digest, entry))));
  return sameBytes(root, before.root) ? undefined : `Its first ${before.size} leaves are not the ones that were seen before: it signed two different logs.`;
};
