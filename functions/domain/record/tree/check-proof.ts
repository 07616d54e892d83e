import { nodeHash, sameBytes, type Digest, type Hash } from './hashing.ts';

type Inclusion = { index: number; size: number; leaf: Hash; root: Hash; proof: readonly Hash[] };
type Consistency = { old: number; size: number; oldRoot: Hash; root: Hash; proof: readonly Hash[] };

const isSize = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;
const half = (n: number): number => Math.floor(n / 2);
const areHashes = (hashes: readonly Hash[]): boolean => hashes.every((hash) => hash.length === 32);

/** RFC 9162, 2.1.3.2: does the proof bind this leaf hash, at this index, to the root of the tree of this size? */
export const isIncluded = (digest: Digest, { index, size, leaf, root, proof }: Inclusion): boolean => {
  if (!isSize(index) || !isSize(size) || index >= size || !areHashes([leaf, root, ...proof])) return false;
  let [node, last, hash] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(digest, sibling, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else hash = nodeHash(digest, hash, sibling);
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && sameBytes(hash, root);
};

/** RFC 9162, 2.1.4.2: does the larger tree begin with the old one? From nothing everything grows, and a tree begins with itself: both with an empty proof. */
export const isConsistent = (digest: Digest, { old, size, oldRoot, root, proof }: Consistency): boolean => {
  if (!isSize(old) || !isSize(size) || old > size || !areHashes([oldRoot, root, ...proof])) return false;
  if (old === size) return proof.length === 0 && sameBytes(oldRoot, root);
  if (old === 0) return proof.length === 0 && sameBytes(oldRoot, digest(new Uint8Array(0)));
  const isWhole = Number.isInteger(Math.log2(old)) && 2 ** Math.round(Math.log2(old)) === old;
  const [first, ...rest] = isWhole ? [oldRoot, ...proof] : proof;
  if (!first) return false;
  let [node, last] = [old - 1, size - 1];
  while (node % 2 === 1) [node, last] = [half(node), half(last)];
  let [before, now] = [first, first];
  for (const hash of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      before = nodeHash(digest, hash, before);
      now = nodeHash(digest, hash, now);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else now = nodeHash(digest, now, hash);
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && sameBytes(before, oldRoot) && sameBytes(now, root);
};
