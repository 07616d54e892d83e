import { rootOfPeaks } from './edge.ts';
import type { Digest, Hash } from './hashing.ts';

/** Entries from `from` to `to`, the last not included. */
export type Range = { from: number; to: number };
/** A complete subtree: entries `index * 2^level` to `(index + 1) * 2^level`. */
export type Subtree = { level: number; index: number };

/** RFC 6962, 2.1: the largest power of two smaller than n. */
const splitOf = (n: number): number => {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
};

/**
 * RFC 6962, 2.1.1: whose hashes prove that entry `index` is in the tree of `size`, its sibling first.
 * @throws RangeError where there is no such entry.
 */
export const inclusionPath = (index: number, size: number): Range[] => {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) throw new RangeError(`A tree of ${size} has no entry ${index}.`);
  const path: Range[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + splitOf(to - from);
    path.push(index < middle ? { from: middle, to } : { from, to: middle });
    if (index < middle) to = middle;
    else from = middle;
  }
  return path.reverse();
};

/**
 * RFC 6962, 2.1.2: whose hashes prove that the tree of `size` begins with the tree of `old`. Empty where nothing is to be proved: from nothing, or to itself.
 * @throws RangeError where the old tree is larger.
 */
export const consistencyPath = (old: number, size: number): Range[] => {
  if (!Number.isSafeInteger(old) || !Number.isSafeInteger(size) || old < 0 || old > size) throw new RangeError(`A tree of ${size} does not begin with one of ${old}.`);
  if (old === 0 || old === size) return [];
  const path: Range[] = [];
  let [from, to] = [0, size];
  while (old !== to) {
    const middle = from + splitOf(to - from);
    path.push(old <= middle ? { from: middle, to } : { from, to: middle });
    if (old <= middle) to = middle;
    else from = middle;
  }
  // The old tree ends with a subtree of the new one; its hash is known to whoever holds the old root, unless it is only a part of it.
  return (from === 0 ? path : [...path, { from, to }]).reverse();
};

/** The complete subtrees of a range that RFC 6962 makes, the largest first. */
export const subtreesOf = ({ from, to }: Range): Subtree[] => {
  const subtrees: Subtree[] = [];
  for (let at = from; at < to; ) {
    let level = 0;
    while (2 ** (level + 1) <= to - at) level += 1;
    subtrees.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return subtrees;
};

/** The hashes of a proof, from the hashes of complete subtrees. */
export const proofOf = (digest: Digest, path: Range[], hashOf: (subtree: Subtree) => Hash): Hash[] => path.map((range) => rootOfPeaks(digest, subtreesOf(range).map(hashOf)));
