import { counterOf, countsAfter, headAfter, nextBatch, outsideRefs, type Batch } from '../../domain/record/sequencing/batch.ts';
import { isStaged, publishes, type Head, type StagedHead } from '../../domain/record/sequencing/head.ts';
import { formatBatch, parseBatch } from '../../domain/record/sequencing/staged-batch.ts';
import { formatCheckpoint, parseCheckpoint } from '../../domain/record/note/checkpoint.ts';
import { bytesOfText, fromHashText, toBase64 } from '../../domain/record/note/encoding.ts';
import { formatNote, parseNote, signsAs } from '../../domain/record/note/signed-note.ts';
import { readEdge, rootOfEdge, type TileEdge } from '../../domain/record/tree/grow-tiles.ts';
import { edgeTiles, tilePath } from '../../domain/record/tree/tile.ts';
import type { Digest } from '../../domain/record/tree/hashing.ts';
import type { Clock } from '../../ports/chance.ts';
import type { FileStore } from '../../ports/files.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { Signer } from '../../ports/signer.ts';
import type { Tiles } from '../../ports/tiles.ts';

export type Recording = { ledger: Ledger; tiles: Tiles; staging: Pick<FileStore, 'keep' | 'read'>; signer: Signer; clock: Clock; digest: Digest };
/** `lost` and `stale`: another sequencer was faster, and nothing was done. */
export type Sequenced = 'sequenced' | 'idle' | 'lost' | 'stale';

/** As many as a full tile; also what one run reads and stages at the most. */
export const mostInBatch = 256;
/** Two items an act, and a transaction holds a hundred. */
const settledAtOnce = 45;

type Published = { note: string; mark: string; size: number; root: string };
/** The head that is out. Whoever has another key than its own has nothing to add to it: nobody who knows the log would trust that. */
const published = async ({ tiles, signer: { key } }: Recording): Promise<Published | undefined> => {
  const out = await tiles.checkpoint();
  if (!out) return undefined;
  const { text, signatures } = parseNote(out.note);
  const { size, root } = parseCheckpoint(text);
  if (!signatures.some((line) => signsAs(key, line))) throw new Error(`The published head is not signed by ${key.name}+${key.id}: this is another key, or another log. Sign nothing; see the runbook.`);
  return { ...out, size, root: toBase64(root) };
};

const signedNote = async ({ signer: { key, sign } }: Recording, head: Head): Promise<string> => {
  const text = formatCheckpoint({ origin: key.name, size: head.size, root: fromHashText(head.root, 'the head'), extensions: [] });
  return formatNote({ text, signatures: [{ name: key.name, keyId: key.id, signature: await sign(bytesOfText(text)) }] });
};

/** Signs the head, which has won, and puts it out unless a later one is. Whoever was held up in here finds the later one, and stops. */
const publish = async (ports: Recording, head: Head): Promise<void> => {
  for (let out = await published(ports); publishes(out, head); out = await published(ports)) {
    if (await ports.tiles.publish(await signedNote(ports, head), out?.mark)) return;
  }
};

/** Writes all of a batch whose head has won. Anybody may, at any time and more than once: each write says nothing new the second time. */
const applyStaged = async (ports: Recording, head: StagedHead): Promise<void> => {
  const bytes = await ports.staging.read(head.staging);
  if (!bytes) throw new Error(`The staged batch ${head.staging} is gone, and the head rests on it. Sign nothing; see the runbook.`);
  const { files, marks }: Batch = parseBatch(ports.digest, bytes, head.staging);
  // A reader of the signed head must find every tile, and an act that waits no longer must know its place.
  await Promise.all(files.map(({ path, bytes: tile }) => ports.tiles.write(path, tile)));
  for (let from = 0; from < marks.length; from += settledAtOnce) await ports.ledger.settle(marks.slice(from, from + settledAtOnce));
  for (const [challenge, count] of countsAfter(marks)) await ports.ledger.raise(challenge, count);
  await publish(ports, head);
  await ports.ledger.clear(head);
};

/** Has the head moved on since it was read? Then what does not fit it is no fault. */
const hasMoved = async ({ ledger }: Recording, head: Head): Promise<boolean> => (await ledger.head()).version !== head.version;

/** The right edge as it stands in the tiles, which must be that of the head: what is signed next grows out of what everybody can read. */
const edgeOf = async (ports: Recording, head: Head): Promise<TileEdge | undefined> => {
  const paths = edgeTiles(head.size).map(tilePath);
  const read = new Map(await Promise.all(paths.map(async (path) => [path, await ports.tiles.read(path)] as const)));
  const edge = readEdge(head.size, (path) => read.get(path));
  if (toBase64(rootOfEdge(ports.digest, edge)) === head.root) return edge;
  if (await hasMoved(ports, head)) return undefined;
  throw new Error(`The tiles of ${head.size} entries do not have the root of the head. Sign nothing; see the runbook.`);
};

/** A head that was restored from a backup is behind what was signed: to go on from it would fork the log. */
const isCurrent = async (ports: Recording, head: Head): Promise<boolean> => {
  const out = await published(ports);
  if (out && out.size > head.size) {
    if (await hasMoved(ports, head)) return false;
    throw new Error(`The published head has ${out.size} entries, and the head of the ledger ${head.size}: it was restored, or there are two. Sign nothing; see the runbook.`);
  }
  if (head.size > 0 && publishes(out, head)) await publish(ports, head);
  return true;
};

/**
 * Gives waiting acts their places. Stages the batch, then lets the head decide: before it nothing is promised, after it the batch is durable and
 * whoever comes next finishes it. Only a head that won is signed. Safe at every write, for any number at once; run it until it is idle.
 */
export const sequenceRecord = async (ports: Recording, most = mostInBatch): Promise<Sequenced> => {
  const found = await ports.ledger.head();
  if (isStaged(found)) await applyStaged(ports, found);
  const head = isStaged(found) ? await ports.ledger.head() : found;
  if (isStaged(head) || !(await isCurrent(ports, head))) return 'stale';
  const waiting = await ports.ledger.waiting(most, ports.clock.now());
  if (waiting.length === 0) return 'idle';
  const edge = await edgeOf(ports, head);
  if (!edge) return 'stale';
  const [counts, places] = await Promise.all([ports.ledger.counts([...new Set(waiting.map(({ pending }) => counterOf(pending)))]), ports.ledger.places(outsideRefs(waiting))]);
  const batch = nextBatch(ports.digest, edge, waiting, { counts, places });
  if (!batch) return 'idle';
  const next = headAfter(ports.digest, head, batch);
  await ports.staging.keep(next.staging, formatBatch(batch), 'application/json');
  if (!(await ports.ledger.win(head, next))) return 'lost';
  await applyStaged(ports, next);
  return 'sequenced';
};
