import { leafKindNames } from '../leaf/leaf-kinds.ts';
import { completeLeaf, type PendingLeaf } from '../leaf/pending-leaf.ts';
import { bytesOfText, toBase64, toHex } from '../note/encoding.ts';
import { growTiles, rootOfEdge, type LogFile, type TileEdge } from '../tree/grow-tiles.ts';
import { leafHash, type Digest } from '../tree/hashing.ts';
import type { Head, StagedHead } from './head.ts';

/** An admitted act and when the server received it: acts are placed in that order. */
export type Waiting = { pending: PendingLeaf; receivedAt: string };
/** Where the leaf of an act stands: in the log, and by its hash in base64. */
export type LeafPlace = { index: number; leafHash: string };
/** What an act learns once it is placed. `n`: its place in its challenge; hidden leaves are counted for themselves, so that no other number tells how many there are. */
export type Mark = LeafPlace & Pick<PendingLeaf, 'id' | 'ch' | 'act' | 'at'> & { n: number; receivedAt: string; /** The code of the entry it tells of, where it names one. */ entry?: string | undefined; /** What opens a hidden leaf, kept from now on with its place. */ opening?: string[] | undefined };
/** A batch as it is staged: everything that has to be written once its head has won. */
export type Batch = { from: number; to: number; root: string; files: LogFile[]; marks: Mark[] };

type Known = { /** By counter. */ counts: ReadonlyMap<string, number>; /** Of acts that others rest on. */ places: ReadonlyMap<string, LeafPlace> };

/** What numbers a leaf: its challenge, or the hidden leaves of its challenge. */
export const counterOf = ({ ch, hidden }: { ch: string; hidden?: unknown }): string => (hidden ? `${ch}#hidden` : ch);

const turn = new Map(leafKindNames.map((name, at) => [name, at]));
const precedes = (a: Waiting, b: Waiting): boolean => {
  if (a.receivedAt !== b.receivedAt) return a.receivedAt < b.receivedAt;
  const sooner = turn.get(a.pending.act)! - turn.get(b.pending.act)!;
  return sooner === 0 ? a.pending.id < b.pending.id : sooner < 0;
};

/** Oldest first; of one instant, as kinds follow one another in a challenge (leaf-kinds.ts), then by id. */
export const inOrder = (waiting: readonly Waiting[]): Waiting[] => waiting.toSorted((a, b) => (precedes(a, b) ? -1 : 1));

/**
 * Places acts: each gets the next number of its challenge and the next index of the log. An act that rests on one without a place waits on.
 * The same head and the same acts give the same batch. Undefined where nothing can be placed.
 */
export const nextBatch = (digest: Digest, edge: TileEdge, waiting: readonly Waiting[], { counts, places }: Known): Batch | undefined => {
  const counted = new Map(counts);
  const placed = new Map(places);
  const marks: Mark[] = [];
  const leaves: Uint8Array[] = [];
  for (const { pending, receivedAt } of inOrder(waiting)) {
    const refs = pending.refs.map((id) => placed.get(id));
    if (!refs.every((ref) => ref !== undefined)) continue;
    const counter = counterOf(pending);
    const n = (counted.get(counter) ?? 0) + 1;
    const { bytes, opening } = completeLeaf(digest, pending, { n, refs: refs.map(({ index, leafHash: h }) => ({ i: index, h })) });
    const place = { index: edge.size + leaves.length, leafHash: toBase64(leafHash(digest, bytes)) };
    counted.set(counter, n);
    placed.set(pending.id, place);
    const { id, ch, act, at } = pending;
    const { entry } = pending.pub;
    marks.push({ ...place, id, ch, act, at, n, receivedAt, ...(opening.length > 0 ? { opening } : typeof entry === 'string' ? { entry } : {}) });
    leaves.push(bytes);
  }
  if (leaves.length === 0) return undefined;
  const grown = growTiles(digest, edge, leaves);
  return { from: edge.size, to: grown.edge.size, root: toBase64(rootOfEdge(digest, grown.edge)), files: grown.files, marks };
};

/** Where a batch is staged. Equal batches have equal names: the root covers every leaf, and a leaf names its act. */
export const stagingName = (digest: Digest, { from, to, root }: Pick<Batch, 'from' | 'to' | 'root'>): string => `batch-${toHex(digest(bytesOfText(`${from} ${to} ${root}`)))}`;

export const headAfter = (digest: Digest, head: Head, batch: Batch): StagedHead => ({ version: head.version + 1, size: batch.to, root: batch.root, staging: stagingName(digest, batch) });

/** The new count of each counter. */
export const countsAfter = (marks: readonly Mark[]): Map<string, number> => new Map(marks.map((mark) => [counterOf({ ch: mark.ch, hidden: mark.opening }), mark.n]));

/** Acts that these rest on and that are not among them. */
export const outsideRefs = (waiting: readonly Waiting[]): string[] => {
  const own = new Set(waiting.map(({ pending }) => pending.id));
  return [...new Set(waiting.flatMap(({ pending }) => pending.refs).filter((id) => !own.has(id)))];
};

