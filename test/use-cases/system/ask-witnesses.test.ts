import { expect, test } from 'vitest';
import { digest, sha256 } from '../../../functions/adapters/system/sha256.ts';
import { openCheckpoint } from '../../../functions/domain/record/note/open-checkpoint.ts';
import type { Policy } from '../../../functions/domain/record/note/policy.ts';
import { parseNote } from '../../../functions/domain/record/note/signed-note.ts';
import { formatAddCheckpoint } from '../../../functions/domain/record/witness/add-checkpoint.ts';
import type { Witness } from '../../../functions/ports/witness.ts';
import { askWitnesses, type Asking } from '../../../functions/use-cases/system/ask-witnesses.ts';
import { sequenceRecord } from '../../../functions/use-cases/system/sequence-record.ts';
import { verify } from '../../support/keys.ts';
import { act } from '../../support/record/acts.ts';
import { testWitness } from '../../support/record/witness.ts';
import { makeWorld } from '../../support/record/world.ts';

const open = (names = ['w1.example']) => {
  const world = makeWorld();
  const { ports } = world.process();
  const logs = [{ key: world.key }];
  const witnesses = names.map((name) => testWitness(name, logs));
  const policy: Policy = { logs, witnesses: witnesses.map(({ inPolicy }) => inPolicy), groups: names.length > 1 ? [{ name: 'two', least: 2, members: names }] : [], quorum: names.length > 1 ? 'two' : names[0] };
  const logged: Record<string, unknown>[] = [];
  const witness: Witness = { ask: async (url, body) => witnesses.find(({ inPolicy }) => url.startsWith(inPolicy.url))!.witness.ask(url, body) };
  const asking: Asking = { tiles: ports.tiles, witness, policy, verify, digest, sizes: new Map(), log: (line) => logged.push(line) };
  let acts = 0;
  const grow = async (most: number) => {
    for (let i = 0; i < most; i += 1) world.admit(act((acts += 1)));
    while ((await sequenceRecord(ports)) === 'sequenced');
  };
  const opened = () => openCheckpoint(digest, world.state.out!.note, policy, verify);
  return { world, ports, asking, witnesses, policy, logged, grow, opened };
};
/** A process that knows nothing of before. */
const anew = (asking: Asking): Asking => ({ ...asking, sizes: new Map() });

test('a head is witnessed, and so is each that grows out of it, at every size around a tile', async () => {
  const { asking, witnesses: [witness], grow, opened } = open();
  let size = 0;
  for (const more of [1, 1, 5, 248, 1, 1, 300]) {
    await grow(more);
    size += more;
    expect(opened()).toMatchObject({ witnesses: [], quorum: false });
    expect(await askWitnesses(asking)).toBe(0);
    expect(opened()).toMatchObject({ checkpoint: { size }, witnesses: [{ name: 'w1.example', time: Date.parse('2027-01-01') / 1000 }], quorum: true, unknown: [] });
    expect(await askWitnesses(asking)).toBe(0);
  }
  expect(witness!.asked.map(({ status }) => status)).toEqual(Array(7).fill(200));
  expect(witness!.asked.map(({ old }) => old)).toEqual([0, 1, 2, 7, 255, 256, 257]);
});

test('a process that does not know what a witness saw is told by it, and asks once more', async () => {
  const { asking, witnesses: [witness], grow, opened } = open();
  await grow(5);
  await askWitnesses(asking);
  await grow(3);
  expect(await askWitnesses(anew(asking))).toBe(0);
  expect(witness!.asked).toEqual([{ old: 0, status: 200 }, { old: 0, status: 409 }, { old: 5, status: 200 }]);
  expect(opened().quorum).toBe(true);
});

test('who does not answer, or answers nonsense, is missing and keeps nobody else from signing; later it is asked again', async () => {
  const { asking, grow, opened, logged } = open(['w1.example', 'w2.example', 'w3.example']);
  await grow(4);
  const broken: Witness = { ask: async (url, body) => (url.includes('w2') ? undefined : url.includes('w3') ? { status: 200, type: 'text/html', text: '<html>' } : asking.witness.ask(url, body)) };
  expect(await askWitnesses({ ...asking, witness: broken })).toBe(2);
  expect(opened()).toMatchObject({ witnesses: [{ name: 'w1.example' }], quorum: false, unknown: [] });
  expect(logged.map(({ witness, why }) => [witness, why])).toEqual([['w2.example', 'It did not answer in time.'], ['w3.example', 'What it answered is no signature of this head by its key.']]);
  expect(await askWitnesses(asking)).toBe(0);
  expect(opened().witnesses.map(({ name }) => name)).toEqual(['w1.example', 'w2.example', 'w3.example']);
});

test('a line by another key, or of another head, is never put under ours', async () => {
  const { asking, witnesses, grow, world, opened } = open(['w1.example', 'w2.example']);
  await grow(2);
  await askWitnesses({ ...asking, witness: { ask: async (url, body) => witnesses[0]!.witness.ask('https://w1.example/add-checkpoint', body).then((answer) => (url.includes('w1') ? undefined : answer)) } });
  expect(opened()).toMatchObject({ witnesses: [], unknown: [] });
  await askWitnesses(asking);
  const before = parseNote(world.state.out!.note).signatures.slice(1);
  await grow(1);
  const stale = before.map((line) => `— ${line.name} ${Buffer.concat([Buffer.from(line.keyId, 'hex'), line.signature]).toString('base64')}\n`);
  await askWitnesses({ ...asking, witness: { ask: async (url) => ({ status: 200, type: 'text/plain', text: stale[url.includes('w1') ? 0 : 1]! }) } });
  expect(opened()).toMatchObject({ checkpoint: { size: 3 }, witnesses: [] });
});

test('a head that is replaced while a witness is asked keeps its own lines alone', async () => {
  const { asking, grow, opened } = open();
  await grow(2);
  const slow: Witness = { ask: async (url, body) => {
    const answer = await asking.witness.ask(url, body);
    await grow(3);
    return answer;
  } };
  await askWitnesses({ ...asking, witness: slow });
  expect(opened()).toMatchObject({ checkpoint: { size: 5 }, witnesses: [] });
  await askWitnesses(asking);
  expect(opened()).toMatchObject({ checkpoint: { size: 5 }, quorum: true });
});

test('two logs of one name and key are not both signed: the second is told the size of the first, and its proof does not hold', async () => {
  const { world, ports, asking, witnesses: [witness], grow, logged } = open();
  await grow(6);
  const fork = world.copy();
  await grow(2);
  await askWitnesses(asking);
  const { ports: forked } = fork.process();
  for (const n of [50, 51, 52]) fork.admit(act(n));
  while ((await sequenceRecord(forked)) === 'sequenced');
  expect(await askWitnesses({ ...anew(asking), tiles: forked.tiles })).toBe(1);
  expect(witness!.asked.slice(-2)).toEqual([{ old: 0, status: 409 }, { old: 8, status: 422 }]);
  expect(logged.at(-1)).toMatchObject({ witness: 'w1.example', why: 'It answered 422.' });
  expect([...witness!.kept.values()].map(({ size, note }) => [size, note])).toEqual([[8, (await ports.tiles.checkpoint())!.note]]);
});

test('a witness refuses in the order of the format, and keeps what it had', async () => {
  const { world, asking, witnesses: [witness], grow } = open();
  await grow(4);
  await askWitnesses(asking);
  const kept = structuredClone([...witness!.kept]);
  const { note } = world.state.out!;
  const own = note.split('\n').slice(0, 5).join('\n') + '\n';
  const stranger = testWitness('w9.example', []);
  const ask = async (body: string, at = witness!) => {
    const reply = await at.post(body);
    return [reply.status, reply.headers.get('content-type'), await reply.text()] as const;
  };
  const body = (old: number, given = own) => formatAddCheckpoint({ old, proof: [], note: given });
  const plain = 'text/plain; charset=utf-8';
  expect([
    (await ask(body(4), stranger))[0], (await ask(body(4, own.replace('log.example.gov', 'log.example.org'))))[0], (await ask(body(4, own.replace(/^— \S+ /m, '— somebody.else '))))[0],
    (await ask(body(4, own.replace('\n4\n', '\n5\n'))))[0], (await ask(body(9)))[0], await ask(body(3)), (await ask('nonsense'))[0], (await ask(`${body(4)}${'x'.repeat(70_000)}`))[0],
  ]).toEqual([404, 404, 403, 403, 400, [409, 'text/x.tlog.size', '4\n'], 400, 413]);
  expect([...witness!.kept]).toEqual(kept);
  const again = await ask(body(4));
  expect([again[0], again[1], again[2]]).toEqual([200, plain, expect.stringMatching(/^— w1\.example [A-Za-z0-9+/]+=*\n$/)]);
});

test('a monitor reads what a witness signed last of a log, and nothing of one it does not know', async () => {
  const { world, asking, witnesses: [witness], grow, policy } = open();
  const path = (origin: string) => `/${sha256(origin)}/checkpoint`;
  expect((await witness!.app.request(path(world.key.name))).status).toBe(404);
  await grow(3);
  await askWitnesses(asking);
  const reply = await witness!.app.request(path(world.key.name));
  expect(openCheckpoint(digest, await reply.text(), policy, verify)).toMatchObject({ checkpoint: { size: 3 }, quorum: true });
  expect((await witness!.app.request(path('other.example/log'))).status).toBe(404);
  expect(await (await witness!.app.request('/vkey')).text()).toMatch(/^w1\.example\+[0-9a-f]{8}\+BA?[A-Za-z0-9+/]+=*\n$/);
});
