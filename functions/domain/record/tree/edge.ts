import { emptyRoot, nodeHash, type Digest, type Hash } from './hashing.ts';

/** The right edge of a tree: the roots of its complete subtrees, largest first. All that appending needs of the past. */
export type Edge = { readonly size: number; readonly peaks: readonly Hash[] };

export const emptyEdge: Edge = { size: 0, peaks: [] };

/** Appends leaf hashes. A tree may grow to 2^53 - 1 entries: sizes are divided, never shifted. */
export const growEdge = (digest: Digest, edge: Edge, leaves: readonly Hash[]): Edge => {
  const peaks = [...edge.peaks];
  let { size } = edge;
  for (const leaf of leaves) {
    let hash = leaf;
    for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) hash = nodeHash(digest, peaks.pop()!, hash);
    peaks.push(hash);
    size += 1;
  }
  return { size, peaks };
};

/** The root over neighboring subtrees, the largest first, as RFC 6962 splits them: the last two are joined first. */
export const rootOfPeaks = (digest: Digest, peaks: readonly Hash[]): Hash => peaks.reduceRight((right, left) => nodeHash(digest, left, right));

export const rootOf = (digest: Digest, { peaks }: Edge): Hash => (peaks.length === 0 ? emptyRoot(digest) : rootOfPeaks(digest, peaks));
