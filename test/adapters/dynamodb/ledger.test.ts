import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { diskFiles } from '../../../functions/adapters/disk/file-store.ts';
import { diskTiles } from '../../../functions/adapters/disk/tiles.ts';
import { storeLedger } from '../../../functions/adapters/dynamodb/ledger.ts';
import { stale, type Store } from '../../../functions/adapters/dynamodb/store.ts';
import { keyfileSigner } from '../../../functions/adapters/keyfile/signer.ts';
import { digest } from '../../../functions/adapters/system/sha256.ts';
import { checkLeaves } from '../../../functions/domain/record/check/check-leaves.ts';
import { checkLog } from '../../../functions/domain/record/check/check-log.ts';
import type { Mark } from '../../../functions/domain/record/sequencing/batch.ts';
import { firstHead, type StagedHead } from '../../../functions/domain/record/sequencing/head.ts';
import type { Ledger } from '../../../functions/ports/ledger.ts';
import { sequenceRecord, type Recording } from '../../../functions/use-cases/system/sequence-record.ts';
import { startEngine } from '../../support/engine.ts';
import { breakable, type Fault } from '../../support/faults.ts';
import { verify } from '../../support/keys.ts';
import { act, actId } from '../../support/record/acts.ts';

type Engine = Awaited<ReturnType<typeof startEngine>>;
const engines: Engine[] = [];
let ledger: Ledger;
let store: Store;
beforeEach(async () => {
  const engine = await startEngine();
  engines.push(engine);
  ({ store } = engine);
  ledger = storeLedger(store, digest);
});
afterAll(() => engines.forEach((engine) => engine.stop()));

const later = '2099-01-01T00:00:00.000Z';
const staged = (version: number, size = version): StagedHead => ({ version, size, root: `root ${size}`, staging: `batch-${version}` });
const mark = (n: number, index = n): Mark => ({ id: act(n).pending.id, ch: act(n).pending.ch, act: act(n).pending.act, at: act(n).pending.at, n: index + 1, index, leafHash: `hash ${n}`, receivedAt: act(n).receivedAt });

describe('the head', () => {
  test('is that of an empty log before the first, and each is won once', async () => {
    const first = await ledger.head();
    expect(first).toEqual(firstHead(digest));
    const won = await Promise.all([staged(1), staged(1), staged(1)].map((next) => ledger.win(first, next)));
    expect([won.filter(Boolean).length, await ledger.head()]).toEqual([1, staged(1)]);
    expect([await ledger.win(first, staged(1)), await ledger.win(staged(1), staged(2))]).toEqual([false, false]);
  });

  test('is cleared only by whoever means this one, and only then the next can win', async () => {
    await ledger.win(firstHead(digest), staged(1));
    await ledger.clear(staged(2));
    await ledger.clear({ ...staged(1), staging: 'batch-other' });
    expect(await ledger.head()).toEqual(staged(1));
    for (const _ of [1, 2]) await ledger.clear(staged(1));
    const cleared = await ledger.head();
    expect(cleared).toEqual({ version: 1, size: 1, root: 'root 1' });
    expect([await ledger.win(cleared, staged(2)), await ledger.head()]).toEqual([true, staged(2)]);
    await ledger.clear(staged(1));
    expect(await ledger.head()).toEqual(staged(2));
  });
});

describe('acts', () => {
  test('wait in the order of receipt over all shards, once each, exactly as they were admitted', async () => {
    for (let n = 29; n >= 0; n -= 1) await ledger.admit(act(n));
    await ledger.admit(act(3));
    expect(await ledger.waiting(100, later)).toEqual(Array.from({ length: 30 }, (_, n) => act(n)));
    expect((await ledger.waiting(7, later)).map(({ pending }) => pending.id)).toEqual([0, 1, 2, 3, 4, 5, 6].map(actId));
  });

  test('that have a place wait no longer, are not admitted again, and never get another', async () => {
    for (const n of [0, 1, 2]) await ledger.admit(act(n));
    for (const _ of [1, 2]) await ledger.settle([mark(0), mark(1)]);
    await ledger.admit(act(0));
    expect((await ledger.waiting(9, later)).map(({ pending }) => pending.id)).toEqual([actId(2)]);
    await expect(ledger.settle([mark(2), mark(1, 5)])).rejects.toThrow(`The act ${actId(1)} has another place in the record than 5.`);
    expect(await ledger.places([0, 1, 2, 3].map(actId))).toEqual(new Map([0, 1].map((n) => [actId(n), { index: n, leafHash: `hash ${n}`, opening: [] }])));
    expect((await ledger.waiting(9, later)).length).toBe(1);
  });

  test('45 of them are settled at once', async () => {
    const some = Array.from({ length: 45 }, (_, n) => n);
    for (const n of some) await ledger.admit(act(n));
    await ledger.settle(some.map((n) => mark(n)));
    expect([(await ledger.waiting(9, later)).length, (await ledger.places(some.map(actId))).size]).toEqual([0, 45]);
  });
});

test('a write that gave up because of others is no answer: the act is not taken for admitted, nor the head for lost', async () => {
  const giveUp = async (): Promise<never> => { throw stale(); };
  const hindered = storeLedger({ ...store, write: giveUp, put: giveUp }, digest);
  await expect(hindered.admit(act(0))).rejects.toThrow('Somebody changed this');
  await expect(hindered.win(firstHead(digest), staged(1))).rejects.toThrow('Somebody changed this');
  await expect(hindered.raise('chl_a', 1)).rejects.toThrow('Somebody changed this');
});

test('a count rises and never falls', async () => {
  expect(await ledger.counts(['chl_a', 'chl_b'])).toEqual(new Map());
  for (const count of [3, 7, 5, 7]) await ledger.raise('chl_a', count);
  expect(await ledger.counts(['chl_a', 'chl_b'])).toEqual(new Map([['chl_a', 7]]));
});

const opened = async (through: Store = store): Promise<{ ports: Recording; folder: string }> => {
  const folder = mkdtempSync(join(tmpdir(), 'laurel-record-'));
  const staging = diskFiles({ folder: join(folder, 'staging'), origin: 'http://localhost', secret: 'test', now: () => 0 });
  const signer = await keyfileSigner(digest, { file: join(folder, 'log.pem'), name: 'localhost/record/log' });
  return { folder, ports: { digest, clock: { now: () => later }, ledger: storeLedger(through, digest), tiles: diskTiles(join(folder, 'log')), staging, signer } };
};

/** The folder as a stranger gets it. */
const wrongIn = (folder: string, { signer }: Recording) => {
  const log = join(folder, 'log');
  const paths = readdirSync(log, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(log.length + 1));
  const read = (path: string) => (paths.includes(path) ? new Uint8Array(readFileSync(join(log, path))) : undefined);
  const { findings, entries, size } = checkLog(digest, { paths, read }, { logs: [{ key: signer.key }], witnesses: [], groups: [] }, verify);
  return { size, findings: [...findings, ...checkLeaves(digest, entries)] };
};
const untilIdle = async (ports: Recording, most?: number) => { while ((await sequenceRecord(ports, most)) !== 'idle'); };

test('three sequencers on one table and one folder leave a log without a fault', async () => {
  const { ports, folder } = await opened();
  for (let n = 0; n < 60; n += 1) await ports.ledger.admit(act(n));
  await Promise.all([5, 7, 9].map((most) => untilIdle(ports, most)));
  expect(wrongIn(folder, ports)).toEqual({ size: 60, findings: [] });
  expect((await ports.ledger.places(Array.from({ length: 60 }, (_, n) => actId(n)))).size).toBe(60);
});

test.each(['failed', 'failed but stored'] satisfies Fault[])('a write to the table that %s, each in turn: the next run goes on, and nothing is lost or doubled', async (fault) => {
  const line = breakable();
  const { ports, folder } = await opened(line.wrap(store));
  let broken = 0;
  for (let nth = 1, struck = true; struck; nth += 1) {
    for (const n of [3 * nth, 3 * nth + 1, 3 * nth + 2]) await ports.ledger.admit(act(n));
    line.arm(fault, nth);
    await sequenceRecord(ports).catch((error: unknown) => { if (!/the line to the store broke/.test(String(error))) throw error; });
    struck = line.struck();
    broken += struck ? 1 : 0;
    await untilIdle(ports);
    expect(wrongIn(folder, ports)).toEqual({ size: 3 * nth, findings: [] });
  }
  expect(broken).toBeGreaterThanOrEqual(6);
});
