import { digest } from '../../../functions/adapters/system/sha256.ts';
import { isNamed, parseLeaf, type Leaf } from '../../../functions/domain/record/leaf/leaf.ts';
import { parseCheckpoint } from '../../../functions/domain/record/note/checkpoint.ts';
import { toHex } from '../../../functions/domain/record/note/encoding.ts';
import { openCheckpoint } from '../../../functions/domain/record/note/open-checkpoint.ts';
import { emptyEdge, growEdge, rootOf } from '../../../functions/domain/record/tree/edge.ts';
import { parseBundle } from '../../../functions/domain/record/tree/entry-bundle.ts';
import { leafHash } from '../../../functions/domain/record/tree/hashing.ts';
import { tilePath, tilesOf } from '../../../functions/domain/record/tree/tile.ts';
import { verify } from '../keys.ts';
import type { World } from './world.ts';

const fail = (why: string): never => { throw new Error(why); };

const read = new Map<string, Leaf>();
/** Thousands of audits meet the same leaves. */
const known = (entry: Uint8Array): Leaf => {
  const text = Buffer.from(entry).toString('latin1');
  const leaf = read.get(text) ?? parseLeaf(entry);
  read.set(text, leaf);
  return leaf;
};

/** What must be true of a log at rest, however its sequencers crashed and raced: everything admitted stands in it once. */
export const audit = ({ state, key }: World): void => {
  const { checkpoint } = openCheckpoint(digest, state.out?.note ?? fail('nothing is out'), { logs: [{ key }], witnesses: [], groups: [] }, verify);
  const { size } = checkpoint;
  if (size !== state.admitted.size) fail(`${size} leaves for ${state.admitted.size} acts`);
  if (state.waiting.size > 0 || state.head.staging || state.head.size !== size) fail('something is left to do');
  const entries = tilesOf(size).filter(({ level }) => level === 'entries').flatMap((tile) => parseBundle(state.files.get(tilePath(tile))!, tile.width));
  const hashes = entries.map((entry) => leafHash(digest, entry));
  const edges = [emptyEdge];
  for (const hash of hashes) edges.push(growEdge(digest, edges.at(-1)!, [hash]));
  const rootAt = (n: number) => toHex(rootOf(digest, edges[n]!));
  if (rootAt(size) !== toHex(checkpoint.root)) fail('the signed root is not that of the entries');
  for (const text of state.signed) {
    const { size: signed, root } = parseCheckpoint(text);
    if (signed > size || rootAt(signed) !== toHex(root)) fail(`a head of ${signed} entries was signed that is no beginning of the log`);
  }
  const leaves = entries.map(known);
  const next = new Map<string, number>();
  leaves.forEach((leaf, index) => {
    const mark = state.marks.get(leaf.id) ?? fail(`${leaf.id} has no place`);
    if (!isNamed(leaf) || mark.index !== index || mark.n !== leaf.n) return fail(`${leaf.id} is told that it stands elsewhere`);
    const n = (next.get(leaf.ch) ?? 0) + 1;
    if (leaf.n !== n) fail(`leaf ${index} is number ${leaf.n} of its challenge, after ${n - 1}`);
    next.set(leaf.ch, n);
    for (const { i, h } of leaf.refs ?? []) if (i >= index || Buffer.from(hashes[i]!).toString('base64') !== h) fail(`leaf ${index} rests on another leaf than it says`);
  });
  if (new Set(leaves.map(({ id }) => id)).size !== size) fail('an act has two leaves');
  for (const [challenge, n] of next) if (state.counts.get(challenge) !== n) fail(`the count of ${challenge} is not ${n}`);
};
