import { digest } from '../../functions/adapters/system/sha256.ts';
import { leafHash, nodeHash, type Hash } from '../../functions/domain/record/tree/hashing.ts';

/** Entries that differ in bytes and length. */
export const entriesOf = (count: number, mark = 'entry'): Uint8Array[] => Array.from({ length: count }, (_, i) => new TextEncoder().encode(`${mark} ${i} ${'x'.repeat(i % 7)}`));

/** RFC 6962, 2.1, as it is written there: slow, and nothing of ours in it but the two hashes. */
export const wholeTree = (entries: readonly Uint8Array[]) => {
  const leaves = entries.map((entry) => leafHash(digest, entry));
  const split = (n: number) => 2 ** Math.ceil(Math.log2(n) - 1);
  const root = (from: number, to: number): Hash => {
    if (to === from) return digest(new Uint8Array(0));
    if (to - from === 1) return leaves[from]!;
    const k = split(to - from);
    return nodeHash(digest, root(from, from + k), root(from + k, to));
  };
  const path = (m: number, from: number, to: number): Hash[] => {
    if (to - from === 1) return [];
    const k = split(to - from);
    return m < k ? [...path(m, from, from + k), root(from + k, to)] : [...path(m - k, from + k, to), root(from, from + k)];
  };
  const subproof = (m: number, from: number, to: number, whole: boolean): Hash[] => {
    if (m === to - from) return whole ? [] : [root(from, to)];
    const k = split(to - from);
    return m <= k ? [...subproof(m, from, from + k, whole), root(from + k, to)] : [...subproof(m - k, from + k, to, false), root(from, from + k)];
  };
  return { leaves, root: (size = entries.length) => root(0, size), inclusion: (index: number, size = entries.length) => path(index, 0, size), consistency: (old: number, size = entries.length) => (old === 0 ? [] : subproof(old, 0, size, true)) };
};
