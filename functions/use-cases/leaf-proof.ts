import { parseDisclosure } from '../domain/record/leaf/disclosure.ts';
import { parseCheckpoint, type Checkpoint } from '../domain/record/note/checkpoint.ts';
import { textOfBytes, toHex } from '../domain/record/note/encoding.ts';
import { parseNote } from '../domain/record/note/signed-note.ts';
import { parsePolicy, reachesQuorum } from '../domain/record/note/policy.ts';
import { formatTlogProof } from '../domain/record/note/tlog-proof.ts';
import type { Witnessing } from '../domain/record/witness/witness-words.ts';
import { cosignedBy } from '../domain/record/witness/cosigned.ts';
import { formReceipt, type Manifest } from '../domain/record/receipt/receipt.ts';
import { leafHash } from '../domain/record/tree/hashing.ts';
import { parseBundle } from '../domain/record/tree/entry-bundle.ts';
import { hashesFrom, tilesFor } from '../domain/record/tree/hash-tile.ts';
import { inclusionPath, proofOf } from '../domain/record/tree/proof-path.ts';
import { fullTile, tilePath, type Tile } from '../domain/record/tree/tile.ts';
import type { Ports } from '../ports/ports.ts';

type Needed = Pick<Ports, 'ledger' | 'tiles' | 'digest'>;

/** The signed head that is out, with what it says. Undefined until the record is open. */
export const publishedHead = async ({ tiles }: Pick<Ports, 'tiles'>) => {
  const out = await tiles.checkpoint();
  return out && { note: out.note, ...parseCheckpoint(parseNote(out.note).text) };
};

/** Where the leaf of an act stands that everybody can read; undefined while it waits. */
export const leafOf = async ({ ledger, tiles }: Pick<Ports, 'ledger' | 'tiles'>, act: string): Promise<number | undefined> => {
  const index = (await ledger.places([act])).get(act)?.index;
  return index !== undefined && index < ((await publishedHead({ tiles }))?.size ?? 0) ? index : undefined;
};

const missing = (tile: Tile) => new Error(`${tilePath(tile)} of the log is missing, and its head rests on it.`);

/** The entries from one index to another, the last not included, of a log of this size. */
export const entriesFrom = async ({ tiles }: Pick<Ports, 'tiles'>, { from, to, size }: { from: number; to: number; size: number }): Promise<Uint8Array[]> => {
  const [first, last] = [Math.floor(from / fullTile), Math.floor((to - 1) / fullTile)];
  const bundles = await Promise.all(Array.from({ length: last - first + 1 }, async (_, i) => {
    const tile: Tile = { level: 'entries', index: first + i, width: Math.min(fullTile, size - (first + i) * fullTile) };
    const bytes = await tiles.read(tilePath(tile));
    if (!bytes) throw missing(tile);
    return parseBundle(bytes, tile.width);
  }));
  return bundles.flat().slice(from - first * fullTile, to - first * fullTile);
};

export type OnRecord = { index: number; size: number; /** Of the leaf, as the log hashes it, in hex. */ hash: string; witnessed: Witnessing; receipt: string; proof: string };
/** A line of a witness is put under the head only once it was found to hold. */
export const witnessing = async ({ tiles, digest }: Pick<Needed, 'tiles' | 'digest'>, note: string): Promise<Witnessing> => {
  const out = await tiles.policy();
  const policy = out === undefined ? undefined : parsePolicy(digest, out);
  const by = policy ? cosignedBy(note, policy.witnesses).map(({ name }) => name) : [];
  return { by, of: policy?.witnesses.length ?? 0, enough: policy !== undefined && by.length > 0 && reachesQuorum(policy, new Set(by)) };
};

/** A receipt that is shown around while judging is blind must not say what the entry is judged as; and where a challenge hides how many enter, not how many came before. */
const keptBack = ['code', 'n'];
const isShown = (text: string): boolean => !keptBack.includes(parseDisclosure(text).name);

export type ProvedLeaf = { leaf: Uint8Array; hash: string; proof: string };
/** A leaf of the log, and the way from it to this head. */
export const provedLeaf = async (ports: Pick<Needed, 'tiles' | 'digest'>, index: number, head: Pick<Checkpoint, 'size'> & { note: string }): Promise<ProvedLeaf> => {
  const path = inclusionPath(index, head.size);
  const hashTiles = tilesFor([{ from: index, to: index + 1 }, ...path], head.size);
  const [[leaf], ...hashes] = await Promise.all([
    entriesFrom(ports, { from: index, to: index + 1, size: head.size }),
    ...hashTiles.map(async (tile) => [tilePath(tile), (await ports.tiles.read(tilePath(tile)))!] as const),
  ]);
  const read = new Map(hashes);
  const proof = formatTlogProof({ index, hashes: proofOf(ports.digest, path, hashesFrom(ports.digest, head.size, (tile) => read.get(tilePath(tile))!)), checkpoint: head.note });
  return { leaf: leaf!, hash: toHex(leafHash(ports.digest, leaf!)), proof };
};

/** What somebody keeps of an act: its leaf, the way from it to the signed head, and what its digests stand for. Undefined until it has its place and the head says so. */
export const receiptOf = async (ports: Needed, { act, subject, challenge, manifest }: { act: string; subject: string; challenge: string; manifest?: Manifest | undefined }): Promise<OnRecord | undefined> => {
  const place = (await ports.ledger.places([act])).get(act);
  const head = place && (await publishedHead(ports));
  if (!place || !head || place.index >= head.size) return undefined;
  const [witnessed, { leaf, hash, proof }, disclosures] = await Promise.all([witnessing(ports, head.note), provedLeaf(ports, place.index, head), ports.ledger.disclosures(subject, challenge, act)]);
  const receipt = formReceipt({ leaf: textOfBytes(leaf, 'the leaf'), proof, disclosures: [...disclosures, ...place.opening].filter(isShown), manifest: disclosures.length > 0 ? manifest : undefined });
  return { index: place.index, size: head.size, hash, witnessed, receipt, proof };
};
