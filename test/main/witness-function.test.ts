import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { digest } from '../../functions/adapters/system/sha256.ts';
import { edgeHeaders } from '../../functions/http/edge.ts';
import { openCheckpoint } from '../../functions/domain/record/note/open-checkpoint.ts';
import { formatVerifierKey, parseVerifierKey } from '../../functions/domain/record/note/verifier-key.ts';
import { askWitnesses } from '../../functions/use-cases/system/ask-witnesses.ts';
import { sequenceRecord } from '../../functions/use-cases/system/sequence-record.ts';
import { startEngine } from '../support/engine.ts';
import { verify } from '../support/keys.ts';
import { startKms } from '../support/kms-server.ts';
import { act } from '../support/record/acts.ts';
import { makeWorld } from '../support/record/world.ts';

const secret = 's'.repeat(32);
const world = makeWorld();
let engine: Awaited<ReturnType<typeof startEngine>>;
let kms: Awaited<ReturnType<typeof startKms>>;
let handler: (typeof import('../../functions/main/witness.lambda.ts'))['handler'];
const written: string[] = [];
beforeAll(async () => {
  [engine, kms] = [await startEngine(), await startKms()];
  for (const [name, value] of Object.entries({
    TABLE: engine.table, ORIGIN_SECRET: secret, WITNESS_NAME: 'w.example/1', WITNESS_KEY: 'log-key', WITNESSED: `log ${formatVerifierKey(world.key)}`,
    AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint, AWS_ENDPOINT_URL_KMS: kms.endpoint,
  })) vi.stubEnv(name, value);
  vi.spyOn(console, 'log').mockImplementation((line: string) => { written.push(line); });
  ({ handler } = await import('../../functions/main/witness.lambda.ts'));
});
afterAll(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  kms.stop();
  engine.stop();
});

const ask = async (method: string, path: string, body = '', shown = secret) => {
  const event = { version: '2.0', routeKey: '$default', rawPath: path, rawQueryString: '', headers: { host: 'site.example', [edgeHeaders.secret]: shown }, body, isBase64Encoded: false, requestContext: { http: { method, path }, domainName: 'site.example', timeEpoch: 0 } };
  const reply = await handler(event as never, undefined as never) as unknown as { statusCode: number; headers: Record<string, string>; body: string };
  return { status: reply.statusCode, type: reply.headers['content-type'] ?? '', text: reply.body };
};

test('behind the gateway it signs the heads of a log it knows with its KMS key, and shows them to monitors', async () => {
  const { ports } = world.process();
  const { text: line } = await ask('GET', '/record/witness/vkey');
  const key = parseVerifierKey(digest, line.trim());
  expect([key.name, key.type]).toEqual(['w.example/1', 'cosignature']);
  const policy = { logs: [{ key: world.key }], witnesses: [{ name: key.name, key, url: 'https://w.example/record/witness' }], groups: [], quorum: key.name };
  const asking = { tiles: ports.tiles, policy, verify, digest, sizes: new Map<string, number>(), log: () => undefined, witness: { ask: async (url: string, body: string) => ask('POST', new URL(url).pathname, body) } };
  for (const grown of [3, 5]) {
    for (let n = 0; n < grown; n += 1) world.admit(act(grown * 10 + n));
    await sequenceRecord(ports);
    expect(await askWitnesses(asking)).toBe(0);
    expect(openCheckpoint(digest, world.state.out!.note, policy, verify)).toMatchObject({ quorum: true });
  }
  expect(await ask('POST', '/record/witness/add-checkpoint', 'old 0\n\n', 'guessed')).toMatchObject({ status: 404 });
});

test('whoever is not a log it knows is turned away without a signature, a read of the table or a line in the log', async () => {
  const own = world.state.out!.note.split('\n').slice(0, 5).join('\n') + '\n';
  const { size } = world.state.head;
  const [signed, said] = [kms.asked.length, written.length];
  const { status: before } = await ask('POST', '/record/witness/add-checkpoint', `old ${size}\n\n${own}`);
  expect(before).toBe(200);
  expect(kms.asked.length).toBe(signed + 1);
  engine.stop();
  const flood = ['nonsense', `old ${size}\n\n${own.replace('log.example.gov', 'log.example.org')}`, `old ${size}\n\n${own.replace(/\n\d+\n/, '\n99\n')}`, 'x'.repeat(70_000)];
  expect((await Promise.all(flood.map(async (body) => (await ask('POST', '/record/witness/add-checkpoint', body)).status)))).toEqual([400, 404, 403, 413]);
  expect([kms.asked.length, written.length]).toEqual([signed + 1, said]);
});
