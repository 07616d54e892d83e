import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
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
import { mostInBatch, sequenceRecord } from '../../functions/use-cases/system/sequence-record.ts';
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
const bare = () => {
  const [leaf, node] = [new Uint8Array(356), new Uint8Array(65)];
  for (const entry of entries) {
    leaf.set(entry, 1);
    digest(leaf);
    digest(node);
  }
};
const append = () => {
  let edge = readEdge(0, () => undefined);
  for (let from = 0; from < size; from += mostInBatch) {
    ({ edge } = growTiles(digest, edge, entries.slice(from, from + mostInBatch)));
    rootOfEdge(digest, edge);
  }
};

/** Each is measured a few times in turn; the best of each counts. */
export const measureAppending = () => {
  const runs = Array.from({ length: 4 }, () => ({ bare: busy(bare), append: busy(append) }));
  const best = (of: 'bare' | 'append') => size / Math.min(...runs.map((run) => run[of]));
  return { limit: best('bare'), appended: best('append'), share: best('append') / best('bare') };
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

/** What one act costs the table at so many a minute, with a batch each second; and how long its batch takes, on the embedded engine and disk. */
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
  engine.stop();
  return { perMinute, each, units: spent / (each * batches), milliseconds: (1000 * seconds) / batches };
};

export const recordTable = ({ limit, appended, share }: ReturnType<typeof measureAppending>, proofs: ReturnType<typeof measureProofs>, paces: Awaited<ReturnType<typeof measureSequencing>>[]): string => {
  const told = (n: number) => Math.round(n).toLocaleString('en-US');
  return [
    '| the record, 100,000 entries | measured |', '|---|---|',
    `| entries hashed and appended in a second, one core | ${told(appended)}, ${Math.round(100 * share)} % of what bare SHA-256 allows (${told(limit)}) |`,
    `| a proof, with one cosignature | ${told(proofs.shortest)} to ${told(proofs.longest)} bytes; ${proofs.made.toFixed(2)} ms to make, ${proofs.checked.toFixed(2)} ms to check |`,
    `| the whole log checked, every byte | ${proofs.whole.toFixed(1)} s, ${proofs.findings} findings |`,
    ...paces.map(({ perMinute, each, units, milliseconds }) => `| ${told(perMinute)} acts a minute, ${each} in a batch | ${units.toFixed(1)} capacity units an act, ${told(milliseconds)} ms a batch |`),
  ].join('\n');
};
