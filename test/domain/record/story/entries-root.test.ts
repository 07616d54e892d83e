import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { digest } from '../../../../functions/adapters/system/sha256.ts';
import { closingOf, standingLeaves, type EntryLeaf } from '../../../../functions/domain/record/story/entries-root.ts';

const sha = (...parts: (Uint8Array | string)[]): Buffer => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const leaf = (kind: string, entry: string, n: number): EntryLeaf => ({ kind: `entry.${kind}` as EntryLeaf['kind'], entry, n, index: 100 + n, hash: sha(`leaf ${n}`) });
const node = (left: Uint8Array, right: Uint8Array): Buffer => sha(Uint8Array.of(1), left, right);

test('the last leaf of each entry that stands counts, in the order of the log', () => {
  const leaves = [leaf('received', 'A', 2), leaf('received', 'B', 3), leaf('received', 'C', 4), leaf('replaced', 'A', 5), leaf('withdrawn', 'C', 6), leaf('withdrawn', 'B', 7), leaf('received', 'D', 8), leaf('replaced', 'B', 9)];
  expect(standingLeaves(leaves.toReversed()).map(({ n }) => n)).toEqual([5, 8, 9]);
  const root = node(node(sha('leaf 5'), sha('leaf 8')), sha('leaf 9')).toString('hex');
  expect(closingOf(digest, leaves)).toEqual({ count: 3, first: 5, last: 9, root });
});

test('without an entry there is nothing between first and last, and the root of an empty tree', () => {
  expect(closingOf(digest, [leaf('received', 'A', 2), leaf('withdrawn', 'A', 3)])).toEqual({ count: 0, root: sha('').toString('hex') });
});
