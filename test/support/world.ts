import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diskFiles } from '../../functions/adapters/disk/file-store.ts';
import { createApp } from '../../functions/http/app.ts';
import { createLocalApp } from '../../functions/http/local-app.ts';
import { silentFetcher } from '../../functions/adapters/network/silent-fetcher.ts';
import { writeWorkbook } from '../../functions/adapters/system/workbook.ts';
import { drawPicture } from '../../functions/adapters/picture/draw-picture.ts';
import { makeBeacon } from '../../functions/adapters/system/beacon.ts';
import { makeSeals } from '../../functions/adapters/system/seals.ts';
import { sniffType } from '../../functions/adapters/system/sniff-type.ts';
import { recognizeBy } from '../../functions/http/credentials.ts';
import { makeCursors } from '../../functions/http/cursor.ts';
import { onSigning } from '../../functions/jobs/on-signing.ts';
import { onWaiting } from '../../functions/jobs/on-waiting.ts';
import { inRecord, localRecording, localStamps, localTiles } from '../../functions/main/local/recording.ts';
import { localSigning } from '../../functions/main/local/signing.ts';
import { storePorts } from '../../functions/main/store-ports.ts';
import type { Ports } from '../../functions/ports/ports.ts';
import { tellEarlier } from '../../functions/use-cases/system/earlier/tell-earlier.ts';
import type { Meter, Store } from '../../functions/adapters/dynamodb/store.ts';
import { testChance } from './chance.ts';
import { heldClock, type HeldClock } from './clock.ts';
import { startEngine } from './engine.ts';
import { seedPeople } from './people.ts';
import { watchRights } from './rights.ts';
import { testSessions } from './sessions.ts';
import type { Who } from './strangers.ts';

export type Ask = { body?: unknown; headers?: Record<string, string>; key?: string; version?: number; /** When the person last proved who they are. */ minutesAgo?: number };
type WorldOptions = {
  meter?: Meter;
  wrap?: (ports: Ports) => Ports;
  wrapStore?: (store: Store) => Store;
  origin?: string;
  clock?: HeldClock;
  /** As on the embedded default, with its page of letters. */
  local?: boolean;
};

/** The whole product on a fresh engine, with a clock the test holds. `as('mara').post('/agencies', {...})` asks through the front door. */
export const makeWorld = async (options: WorldOptions = {}) => {
  const origin = options.origin ?? 'http://localhost:4321';
  const rights = watchRights();
  const engine = await startEngine((...used) => {
    rights.meter(...used);
    options.meter?.(...used);
  });
  const clock = options.clock ?? heldClock();
  const fileStore = diskFiles({ folder: mkdtempSync(join(tmpdir(), 'laurel-files-')), origin, secret: 'test', now: () => Date.parse(clock.now()) });
  const data = mkdtempSync(join(tmpdir(), 'laurel-record-'));
  const tiles = localTiles(data);
  const stamps = localStamps(data);
  const real: Ports = { tiles, stamps, fetcher: silentFetcher, ...storePorts(options.wrapStore?.(engine.store) ?? engine.store), clock, chance: testChance, fileStore, sniffType, drawPicture: async (facts) => drawPicture(facts), writeWorkbook, beacon: makeBeacon('test'), seals: makeSeals('test'), site: { origin, name: 'Open Challenges' } };
  const ports = options.wrap ? options.wrap(real) : real;
  const record = { recording: await localRecording(real, tiles, data), url: `${origin}/record/log` };
  const signing = await localSigning(data, origin);
  await seedPeople(real);
  // nothing is older than the record of a new store
  await tellEarlier(real, () => {}, { hasTime: () => true });
  const logged: Record<string, unknown>[] = [];
  const app = (options.local ? createLocalApp : createApp)({
    ports,
    cursors: makeCursors('test'),
    origin,
    log: (line) => logged.push(line),
    recognize: recognizeBy(ports, origin),
  });
  const sessions = testSessions(engine.store, clock);
  let keys = 0;
  const ask = async (who: Who | undefined, method: string, path: string, { body, headers = {}, key, version, minutesAgo = 0 }: Ask = {}) =>
    rights.within({ method, path: `/api/v1${path}` }, async () => app.request(`${origin}/api/v1${path}`, {
      method,
      headers: {
        ...(who ? { cookie: await sessions.cookieOf(who, minutesAgo) } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(method === 'POST' ? { 'idempotency-key': key ?? `key-${++keys}` } : key ? { 'idempotency-key': key } : {}),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }, { receivedAt: Date.parse(clock.now()), address: '192.0.2.1' }));
  /** A test of the step-up rule says how long ago the person signed in: `as('paul', 16)`. */
  const as = (who?: Who, minutesAgo = 0) => ({
    get: (path: string, more?: Ask) => ask(who, 'GET', path, { minutesAgo, ...more }),
    post: (path: string, body: unknown = {}, more?: Ask) => ask(who, 'POST', path, { body, minutesAgo, ...more }),
    put: (path: string, body: unknown, more?: Ask) => ask(who, 'PUT', path, { body, minutesAgo, ...more }),
    patch: (path: string, body: unknown, more?: Ask) => ask(who, 'PATCH', path, { body, minutesAgo, ...more }),
    delete: (path: string, more?: Ask) => ask(who, 'DELETE', path, { minutesAgo, ...more }),
  });
  /** Ends the engine, and fails when a request wrote what its function's role on AWS could not. */
  const stop = async () => {
    engine.stop();
    const beyond = await rights.beyond(app);
    if (beyond.length > 0) throw new Error(`infra/write-rights.ts: ${beyond.join('; ')}`);
  };
  /** Every act that waits for the public record gets its place there. */
  const writeRecord = async () => {
    if ((await onWaiting({ ...record, ports: real, log: (line) => logged.push(line), pace: { hasTime: () => true } })) > 0) throw new Error(JSON.stringify(logged.at(-1)));
  };
  /** Every accepted credential is signed, and every list that has changed, unless it changed moments after it was signed. */
  const signCredentials = async () => {
    const { failed } = await onSigning({ ports, signing, log: (line) => logged.push(line), pace: { hasTime: () => true } });
    if (failed > 0) throw new Error(JSON.stringify(logged.at(-1)));
  };
  return { signing, signCredentials, engine, store: engine.store, ports, fileStore, clock, sessions, app, as, logged, record: { ...record, folder: inRecord(data).log }, writeRecord, stop };
};
export type World = Awaited<ReturnType<typeof makeWorld>>;

/** The answer's JSON, after checking its status: a failure shows the problem, not only a number. */
export const answer = async <T = Record<string, unknown>>(response: Promise<Response> | Response, status = 200): Promise<T> => {
  const reply = await response;
  const text = await reply.text();
  if (reply.status !== status) throw new Error(`expected ${status}, got ${reply.status}: ${text}`);
  return (text ? JSON.parse(text) : undefined) as T;
};
