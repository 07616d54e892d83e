import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { diskFiles } from '../../functions/adapters/disk/file-store.ts';
import { diskTiles } from '../../functions/adapters/disk/tiles.ts';
import { storeLedger } from '../../functions/adapters/dynamodb/ledger.ts';
import { keyfileSigner } from '../../functions/adapters/keyfile/signer.ts';
import { digest } from '../../functions/adapters/system/sha256.ts';
import { checkLog } from '../../functions/domain/record/check/check-log.ts';
import { checkTlogProof } from '../../functions/domain/record/note/check-tlog-proof.ts';
import { formatTlogProof } from '../../functions/domain/record/note/tlog-proof.ts';
import { growTiles, readEdge, rootOfEdge } from '../../functions/domain/record/tree/grow-tiles.ts';
import { hashesFrom } from '../../functions/domain/record/tree/hash-tile.ts';
import { leafHash } from '../../functions/domain/record/tree/hashing.ts';
import { inclusionPath, proofOf } from '../../functions/domain/record/tree/proof-path.ts';
import { tilePath } from '../../functions/domain/record/tree/tile.ts';
import { mostInBatch, sequenceRecord, type Recording } from '../../functions/use-cases/system/sequence-record.ts';
import { startEngine } from '../support/engine.ts';
import { verify } from '../support/keys.ts';
import { waitingAct } from '../support/record/acts.ts';
import { logFrom, logPolicy } from '../support/record/small-log.ts';

const size = 100_000;
/** As long as leaves are: 355 bytes, which with their prefix are six blocks of SHA-256. */
const entries = Array.from({ length: size }, (_, i) => new TextEncoder().encode(String(i).padEnd(355, '.')));

/** Seconds of processor time: other programs on the machine stretch it less than the clock's. */
const busy = (act: () => void): number => {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};

/** One hash of each leaf and one of a node for it: there is no log with less. */
const bare = (piece: Uint8Array[]) => {
  const [leaf, node] = [new Uint8Array(356), new Uint8Array(65)];
  for (const entry of piece) {
    leaf.set(entry, 1);
    digest(leaf);
    digest(node);
  }
};

/** A whole log batch by batch, and the bare hashes of each batch just before or after it, so that whatever else the machine does slows both alike. */
const appendBesideBare = () => {
  let edge = readEdge(0, () => undefined);
  const seconds = { bare: 0, append: 0 };
  for (let from = 0; from < size; from += mostInBatch) {
    const piece = entries.slice(from, from + mostInBatch);
    const [limit, append] = [() => { seconds.bare += busy(() => bare(piece)); }, () => { seconds.append += busy(() => { ({ edge } = growTiles(digest, edge, piece)); rootOfEdge(digest, edge); }); }];
    for (const act of (from / mostInBatch) % 2 === 0 ? [limit, append] : [append, limit]) act();
  }
  return seconds;
};

const told = (n: number) => Math.round(n).toLocaleString('en-US');
const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** The medians of seven logs, after one that warms up. */
export const measureAppending = () => {
  appendBesideBare();
  const runs = Array.from({ length: 7 }, appendBesideBare);
  return { limit: size / median(runs.map((run) => run.bare)), appended: size / median(runs.map((run) => run.append)), share: median(runs.map((run) => run.bare / run.append)) };
};

export const measureProofs = () => {
  const files = logFrom(entries, [size]);
  const note = new TextDecoder().decode(files.get('checkpoint'));
  const hashOf = hashesFrom(digest, size, (tile) => files.get(tilePath(tile))!);
  const places = Array.from({ length: 400 }, (_, i) => (i * 7919) % size);
  let proofs: string[] = [];
  const made = busy(() => { proofs = places.map((index) => formatTlogProof({ index, hashes: proofOf(digest, inclusionPath(index, size), hashOf), checkpoint: note })); });
  const checked = busy(() => places.forEach((index, i) => {
    if (!checkTlogProof(digest, proofs[i]!, leafHash(digest, entries[index]!), logPolicy, verify).included) throw new Error(`entry ${index} is not proven`);
  }));
  let findings = 0;
  const whole = busy(() => { findings = checkLog(digest, { paths: [...files.keys()], read: (path) => files.get(path) }, logPolicy, verify).findings.length; });
  const lengths = proofs.map(({ length }) => length);
  return { shortest: Math.min(...lengths), longest: Math.max(...lengths), made: (1000 * made) / places.length, checked: (1000 * checked) / places.length, whole, findings };
};

/** On AWS the stream waits so long for more before it calls. */
const windowMilliseconds = 1000;

/** Acts that arrive one after another for some seconds, and a sequencer that is called a window after the first that waits: how long each waits for a signed head that holds it. */
const waitsAt = async (ports: Recording, perSecond: number, first: number): Promise<number> => {
  const sent = new Map<number, number>();
  const waits: number[] = [];
  const count = Math.max(3, Math.round(perSecond * 3));
  const begun = performance.now();
  const sending = (async () => {
    for (let n = 0; n < count; n += 1) {
      await pause(Math.max(0, Math.min(1200, (1000 * n) / perSecond - (performance.now() - begun))));
      const from = performance.now();
      await ports.ledger.admit(waitingAct(first + n));
      sent.set(n, from);
    }
  })();
  while (waits.length < count) {
    while (sent.size === 0) await pause(5);
    await pause(windowMilliseconds);
    const before = [...sent.keys()];
    while ((await sequenceRecord(ports)) === 'sequenced');
    for (const n of before) {
      waits.push(performance.now() - sent.get(n)!);
      sent.delete(n);
    }
  }
  await sending;
  return median(waits);
};

/** Bytes of a proof in the log that a day of it makes. */
const proofAfter = (leaves: number, note: string): number => {
  const hashes = Array.from({ length: inclusionPath(0, leaves).length }, () => new Uint8Array(32));
  return formatTlogProof({ index: leaves - 1, hashes, checkpoint: note }).length;
};

/** What one act costs the table at so many a minute, with a batch each second; how long its batch takes, on the embedded engine and disk, and how long it waits for its place. */
export const measureSequencing = async (perMinute: number) => {
  let units = 0;
  const engine = await startEngine((_operation, _keys, used) => { units += used; });
  const folder = mkdtempSync(join(tmpdir(), 'laurel-bench-'));
  const ports = {
    digest, clock: { now: () => '2099-01-01T00:00:00.000Z' }, ledger: storeLedger(engine.store, digest), tiles: diskTiles(join(folder, 'log')), signer: await keyfileSigner(digest, { file: join(folder, 'log.pem'), name: 'localhost/record/log' }),
    staging: diskFiles({ folder: join(folder, 'staging'), origin: 'http://localhost', secret: 'bench', now: () => 0 }),
  };
  const [each, batches] = [Math.max(1, Math.round(perMinute / 60)), 5];
  let [spent, seconds] = [0, 0];
  for (let batch = 0; batch < batches; batch += 1) {
    for (let n = 0; n < each; n += 1) await ports.ledger.admit(waitingAct(batch * each + n));
    [units, seconds] = [0, seconds - performance.now() / 1000];
    await sequenceRecord(ports);
    [spent, seconds] = [spent + units, seconds + performance.now() / 1000];
  }
  const waits = await waitsAt(ports, perMinute / 60, each * batches);
  const { note } = (await ports.tiles.checkpoint())!;
  engine.stop();
  return { perMinute, each, units: spent / (each * batches), milliseconds: (1000 * seconds) / batches, waits, proof: proofAfter(perMinute * 60 * 24, note) };
};

export const recordTable = ({ limit, appended, share }: ReturnType<typeof measureAppending>, proofs: ReturnType<typeof measureProofs>): string => {
  return [
    '| the record, 100,000 entries | measured |', '|---|---|',
    `| entries hashed and appended in a second, one core | ${told(appended)}, ${Math.round(100 * share)} % of what bare SHA-256 allows (${told(limit)}) |`,
    `| a proof, with one cosignature | ${told(proofs.shortest)} to ${told(proofs.longest)} bytes; ${proofs.made.toFixed(2)} ms to make, ${proofs.checked.toFixed(2)} ms to check |`,
    `| the whole log checked, every byte | ${proofs.whole.toFixed(1)} s, ${proofs.findings} findings |`,
  ].join('\n');
};

export const paceTable = (paces: Awaited<ReturnType<typeof measureSequencing>>[]): string => [
  '| acts a minute | in a batch | capacity units an act | a batch, ms | from Send to a signed head, window of a second, ms | a proof after a day of it, bytes |', '|---|---|---|---|---|---|',
  ...paces.map(({ perMinute, each, units, milliseconds, waits, proof }) => `| ${told(perMinute)} | ${each} | ${units.toFixed(1)} | ${told(milliseconds)} | ${told(waits)} | ${told(proof)} |`),
].join('\n');
