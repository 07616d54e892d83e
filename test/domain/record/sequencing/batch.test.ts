import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digest } from '../../../../functions/adapters/system/sha256.ts';
import { isNamed, parseLeaf } from '../../../../functions/domain/record/leaf/leaf.ts';
import { toHex } from '../../../../functions/domain/record/note/encoding.ts';
import { countsAfter, headAfter, nextBatch, outsideRefs, stagingName, type Batch, type LeafPlace } from '../../../../functions/domain/record/sequencing/batch.ts';
import { firstHead, publishes } from '../../../../functions/domain/record/sequencing/head.ts';
import { formatBatch, parseBatch } from '../../../../functions/domain/record/sequencing/staged-batch.ts';
import { parseBundle } from '../../../../functions/domain/record/tree/entry-bundle.ts';
import { readEdge } from '../../../../functions/domain/record/tree/grow-tiles.ts';
import { act, actId } from '../../../support/record/acts.ts';

const nothing = { counts: new Map<string, number>(), places: new Map<string, LeafPlace>() };
const empty = readEdge(0, () => undefined);
const batchOf = (numbers: number[], known = nothing): Batch => nextBatch(digest, empty, numbers.map(act), known)!;

test('acts are placed in the order in which they were received, whatever order they are read in', () => {
  const numbers = [0, 1, 2, 3, 4, 5, 6, 7, 8];
  fc.assert(fc.property(fc.shuffledSubarray(numbers, { minLength: 9 }), (shuffled) => {
    expect(formatBatch(batchOf(shuffled))).toEqual(formatBatch(batchOf(numbers)));
  }));
  expect(batchOf(numbers).marks.map(({ id, index, n }) => [id, index, n])).toEqual(numbers.map((n) => [actId(n), n, Math.floor(n / 3) + 1]));
});

test('counts go on where they were, and an act that rests on another names its leaf, or waits for it', () => {
  const known = { counts: new Map([[act(8).pending.ch, 40]]), places: new Map([[actId(4), { index: 70, leafHash: `${'B'.repeat(43)}=` }]]) };
  expect(outsideRefs([act(8), act(9)])).toEqual([actId(4)]);
  expect(nextBatch(digest, empty, [act(8)], nothing)).toBeUndefined();
  const { files, marks } = batchOf([8], known);
  const leaf = parseLeaf(parseBundle(files.find(({ path }) => path.startsWith('tile/entries'))!.bytes, 1)[0]!);
  expect(isNamed(leaf) && [leaf.n, leaf.refs]).toEqual([41, [{ i: 70, h: `${'B'.repeat(43)}=` }]]);
  expect(countsAfter(marks)).toEqual(new Map([[act(8).pending.ch, 41]]));
});

test('a staged batch is read back as it was made, and another under its name is not', () => {
  const batch = batchOf([0, 1, 2]);
  const name = stagingName(digest, batch);
  const read = parseBatch(digest, formatBatch(batch), name);
  expect({ ...read, files: read.files.map(({ path, bytes }) => [path, toHex(bytes)]) }).toEqual({ ...batch, files: batch.files.map(({ path, bytes }) => [path, toHex(bytes)]) });
  expect(() => parseBatch(digest, formatBatch(batchOf([0, 1])), name)).toThrow('another batch is staged under this name');
  expect(headAfter(digest, firstHead(digest), batch)).toEqual({ version: 1, size: 3, root: batch.root, staging: name });
});

test('what is out is replaced by what is longer, and never by another log', () => {
  const head = { version: 3, size: 7, root: 'root' };
  expect([undefined, { size: 6, root: 'older' }, { size: 7, root: 'root' }, { size: 8, root: 'newer' }].map((out) => publishes(out, head))).toEqual([true, true, false, false]);
  expect(() => publishes({ size: 7, root: 'other' }, head)).toThrow('The log has forked: two roots of 7 entries, other and root.');
});
