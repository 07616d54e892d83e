import { expect, test } from 'vitest';
import { digest } from '../../../../functions/adapters/system/sha256.ts';
import { whyNotGrown } from '../../../../functions/domain/record/check/check-growth.ts';
import { emptyEdge, growEdge, rootOf } from '../../../../functions/domain/record/tree/edge.ts';
import { leafHash } from '../../../../functions/domain/record/tree/hashing.ts';
import { entriesOf } from '../../../support/tree.ts';

const entries = entriesOf(20);
const headOf = (of: Uint8Array[]) => ({ size: of.length, root: rootOf(digest, growEdge(digest, emptyEdge, of.map((entry) => leafHash(digest, entry)))) });

test('a log goes on from every head it had', () => {
  for (let size = 0; size <= entries.length; size += 1) expect(whyNotGrown(digest, headOf(entries.slice(0, size)), entries)).toBeUndefined();
});

test('a log that shrank, or has another past, does not', () => {
  expect(whyNotGrown(digest, headOf(entries), entries.slice(0, 19))).toBe('It had 20 leaves when it was seen before; now it has 19. Nothing can be taken out of a log.');
  expect(whyNotGrown(digest, headOf(entries.slice(0, 12)), [...entries.slice(1), ...entries.slice(0, 1)])).toBe('Its first 12 leaves are not the ones that were seen before: it signed two different logs.');
});
