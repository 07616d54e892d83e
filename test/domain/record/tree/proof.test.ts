import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digest } from '../../../../functions/adapters/system/sha256.ts';
import { isConsistent, isIncluded } from '../../../../functions/domain/record/tree/check-proof.ts';
import { emptyEdge, growEdge, rootOf } from '../../../../functions/domain/record/tree/edge.ts';
import type { Hash } from '../../../../functions/domain/record/tree/hashing.ts';
import { consistencyPath, inclusionPath, proofOf, subtreesOf, type Subtree } from '../../../../functions/domain/record/tree/proof-path.ts';
import { toHex } from '../../../../functions/domain/record/note/encoding.ts';
import { entriesOf, wholeTree } from '../../../support/tree.ts';

type Case = [name: string, first: number, size: number, a: number, b: number, proof: number[], holds: boolean];
const vectors = JSON.parse(readFileSync(new URL('../../../fixtures/record/merkle-proofs.json', import.meta.url), 'utf8')) as { hashes: string[]; inclusion: Case[]; consistency: Case[] };
const known = vectors.hashes.map((text) => new Uint8Array(Buffer.from(text, 'base64')));
const hashesAt = (places: number[]): Hash[] => places.map((at) => known[at]!);

/** One vector has roots of 12 bytes, which stand for any; here a root has 32. */
const isHash = (at: number) => known[at]!.length === 32;

test.each(vectors.inclusion)('inclusion as transparency-dev/merkle judges it: %s', (_name, index, size, leaf, root, proof, holds) => {
  expect(isIncluded(digest, { index, size, leaf: known[leaf]!, root: known[root]!, proof: hashesAt(proof) })).toBe(holds);
});

test.each(vectors.consistency)('consistency as transparency-dev/merkle judges it: %s', (_name, old, size, oldRoot, root, proof, holds) => {
  expect(isConsistent(digest, { old, size, oldRoot: known[oldRoot]!, root: known[root]!, proof: hashesAt(proof) })).toBe(holds && isHash(oldRoot) && isHash(root));
});

/** From transparency-dev/merkle at 417fb0c (2026-07-23), testonly/constants.go, Apache-2.0. */
const publishedEntries = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const publishedRoots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125', 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7', '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef', 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

test('roots of the published trees', () => {
  const { leaves } = wholeTree(publishedEntries.map((text) => new Uint8Array(Buffer.from(text, 'hex'))));
  expect(publishedRoots.map((_, size) => toHex(rootOf(digest, growEdge(digest, emptyEdge, leaves.slice(0, size)))))).toEqual(publishedRoots);
});

const subtreeHash = (leaves: Hash[]) => ({ level, index }: Subtree): Hash => rootOf(digest, growEdge(digest, emptyEdge, leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)));
const sizes = fc.integer({ min: 1, max: 300 });

test('appending in any pieces gives the root that RFC 6962 defines', () => {
  const { leaves, root } = wholeTree(entriesOf(300));
  fc.assert(fc.property(sizes, fc.array(fc.nat(300), { maxLength: 6 }), (size, cuts) => {
    const stops = [...cuts.map((cut) => cut % (size + 1)), size].toSorted((a, b) => a - b);
    const { edge } = stops.reduce(({ edge, from }, to) => ({ edge: growEdge(digest, edge, leaves.slice(from, to)), from: to }), { edge: emptyEdge, from: 0 });
    expect({ size: edge.size, root: toHex(rootOf(digest, edge)) }).toEqual({ size, root: toHex(root(size)) });
  }));
});

test('proofs are those of RFC 6962, hold, and hold for nothing else', () => {
  const tree = wholeTree(entriesOf(300));
  fc.assert(fc.property(sizes, fc.nat(), fc.nat(), (size, a, b) => {
    const [index, old] = [a % size, b % (size + 1)];
    const [inclusion, consistency] = [inclusionPath(index, size), consistencyPath(old, size)].map((path) => proofOf(digest, path, subtreeHash(tree.leaves))) as [Hash[], Hash[]];
    expect([inclusion, consistency].map((proof) => proof.map(toHex))).toEqual([tree.inclusion(index, size), tree.consistency(old, size)].map((proof) => proof.map(toHex)));
    const included = { index, size, leaf: tree.leaves[index]!, root: tree.root(size), proof: inclusion };
    const grown = { old, size, oldRoot: tree.root(old), root: tree.root(size), proof: consistency };
    expect([isIncluded(digest, included), isConsistent(digest, grown)]).toEqual([true, true]);
    const other = digest(Uint8Array.of(a % 256));
    const wrong = [
      { ...included, leaf: other }, { ...included, root: other }, { ...included, index: (index + 1) % size === index ? index + 1 : (index + 1) % size }, { ...included, proof: [...inclusion, other] },
      ...inclusion.map((_, at) => ({ ...included, proof: inclusion.with(at, other) })), ...inclusion.map((_, at) => ({ ...included, proof: inclusion.toSpliced(at, 1) })),
    ];
    expect(wrong.filter((one) => isIncluded(digest, one))).toEqual([]);
    const forked = [
      // From nothing everything grows: then no root is wrong.
      ...(old > 0 ? [{ ...grown, root: other }] : []), { ...grown, oldRoot: other }, { ...grown, proof: [...consistency, other] },
      ...consistency.map((_, at) => ({ ...grown, proof: consistency.with(at, other) })), ...consistency.map((_, at) => ({ ...grown, proof: consistency.toSpliced(at, 1) })),
    ];
    expect(forked.filter((one) => isConsistent(digest, one))).toEqual([]);
  }), { numRuns: 200 });
});

test('sizes beyond 32 bits are counted exactly', () => {
  const size = 2 ** 40 + 5;
  expect(inclusionPath(2 ** 40 + 3, size).map(subtreesOf)).toEqual([[{ level: 0, index: 2 ** 40 + 2 }], [{ level: 1, index: 2 ** 39 }], [{ level: 0, index: 2 ** 40 + 4 }], [{ level: 40, index: 0 }]]);
  expect(consistencyPath(2 ** 40, size)).toEqual([{ from: 2 ** 40, to: size }]);
});

test('there is no proof of what is not there', () => {
  expect(() => inclusionPath(7, 7)).toThrow('A tree of 7 has no entry 7.');
  expect(() => consistencyPath(8, 7)).toThrow('A tree of 7 does not begin with one of 8.');
});
