import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digest } from '../../../../functions/adapters/system/sha256.ts';
import { formatBundle, parseBundle } from '../../../../functions/domain/record/tree/entry-bundle.ts';
import { growTiles, readEdge, rootOfEdge } from '../../../../functions/domain/record/tree/grow-tiles.ts';
import { hashesFrom, tilesFor } from '../../../../functions/domain/record/tree/hash-tile.ts';
import { consistencyPath, inclusionPath, proofOf } from '../../../../functions/domain/record/tree/proof-path.ts';
import { parseTilePath, tilePath, tilesOf } from '../../../../functions/domain/record/tree/tile.ts';
import { toHex } from '../../../../functions/domain/record/note/encoding.ts';
import { entriesOf, wholeTree } from '../../../support/tree.ts';

test('paths are those of C2SP tlog-tiles, and only those are read', () => {
  expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067');
  expect(tilePath({ level: 'entries', index: 0, width: 1 })).toBe('tile/entries/000.p/1');
  fc.assert(fc.property(fc.oneof(fc.constant('entries' as const), fc.nat(63)), fc.nat({ max: 2 ** 31 }), fc.integer({ min: 1, max: 256 }), (level, index, width) => {
    expect(parseTilePath(tilePath({ level, index, width }))).toEqual({ level, index, width });
  }));
  // The last three are from golang.org/x/mod at fe2ec04 (2026-06-13), sumdb/tlog/tile_test.go, where tiles have a height too.
  const refused = [
    'tile/0/1', 'tile/00/001', 'tile/64/001', 'tile/0/000.p/0', 'tile/0/000.p/256', 'tile/0/000.p/01', 'tile/0/x000/001', 'tile/0/001/067', 'tile/0/x1/067', '/tile/0/001', 'tile/0/001 ', 'tile/data/000', 'checkpoint', '',
    'tile/4/0/001', 'tile/3/-1/123/456/078', 'tile/1/data/x003/x057/500',
  ];
  expect(refused.filter((path) => { try { return parseTilePath(path); } catch { return false; } })).toEqual([]);
});

test('a tree of 70,000 and one of 256 have the tiles that the specification counts', () => {
  const counted = (size: number) => Map.groupBy(tilesOf(size), ({ level }) => level);
  const widths = (size: number) => [...counted(size)].map(([level, tiles]) => [level, tiles.filter(({ width }) => width === 256).length, tiles.find(({ width }) => width < 256)?.width]);
  expect(widths(70_000)).toEqual([['entries', 273, 112], [0, 273, 112], [1, 1, 17], [2, 0, 1]]);
  expect(widths(256)).toEqual([['entries', 1, undefined], [0, 1, undefined], [1, 0, 1]]);
  expect(tilesOf(0)).toEqual([]);
});

const all = entriesOf(66_000);
const whole = wholeTree(all);

/** A log as its batches make it, in memory. */
const grown = (batches: number[]) => {
  const files = new Map<string, Uint8Array>();
  let size = 0;
  for (const count of batches) {
    const edge = readEdge(size, (path) => files.get(path));
    const next = growTiles(digest, edge, all.slice(size, size + count));
    for (const { path, bytes } of next.files) {
      if (files.has(path)) throw new Error(`${path} is written twice`);
      files.set(path, bytes);
    }
    size += count;
    for (const tile of tilesOf(size)) if (!files.has(tilePath(tile))) throw new Error(`${tilePath(tile)} is missing at ${size}`);
    if (toHex(rootOfEdge(digest, next.edge)) !== toHex(whole.root(size))) throw new Error(`another root at ${size}`);
  }
  return { files, size };
};

test('batches of any sizes: each tile is written once, none is missing at any size, and the root is that of the whole tree', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 5 }), (batches) => {
    const { files, size } = grown(batches);
    const once = grown([size]);
    for (const [path, bytes] of once.files) expect(toHex(files.get(path)!), path).toBe(toHex(bytes));
  }), { numRuns: 30 });
});

test('proofs are read from tiles, also across three levels', () => {
  const { files, size } = grown([65_530, 6, 1, 255]);
  const readFrom = (asked: Set<string>) => (tile: Parameters<typeof tilePath>[0]) => { asked.add(tilePath(tile)); return files.get(tilePath(tile))!; };
  for (const path of [inclusionPath(0, size), inclusionPath(65_535, size), inclusionPath(size - 1, size), consistencyPath(65_531, size), consistencyPath(1, size)]) {
    const asked = new Set<string>();
    proofOf(digest, path, hashesFrom(digest, size, readFrom(asked)));
    expect([...asked].toSorted()).toEqual(tilesFor(path, size).map(tilePath).toSorted());
  }
  const proven = (index: number) => proofOf(digest, inclusionPath(index, size), hashesFrom(digest, size, (tile) => files.get(tilePath(tile))!)).map(toHex);
  expect([0, 65_535, size - 1].map(proven)).toEqual([0, 65_535, size - 1].map((index) => whole.inclusion(index, size).map(toHex)));
});

test('a bundle holds what was put in, and nothing is read past its end or left over', () => {
  fc.assert(fc.property(fc.array(fc.uint8Array({ maxLength: 600 }), { minLength: 1, maxLength: 8 }), (entries) => {
    const bytes = formatBundle(entries);
    expect(parseBundle(bytes, entries.length).map(toHex)).toEqual(entries.map(toHex));
    expect(() => parseBundle(bytes.subarray(0, -1), entries.length)).toThrow(/past the end|ends here/);
    expect(() => parseBundle(Uint8Array.of(...bytes, 0), entries.length)).toThrow('1 bytes follow its last entry.');
  }));
  expect(() => formatBundle([new Uint8Array(65_536)])).toThrow('Entry 0 of the bundle: it has 65536 bytes; at most 65535 fit.');
  expect(parseBundle(formatBundle([new Uint8Array(65_535)]), 1)[0]!.length).toBe(65_535);
});
