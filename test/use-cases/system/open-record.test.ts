import { expect, test } from 'vitest';
import { sha256 } from '../../../functions/adapters/system/sha256.ts';
import { parseLeaf } from '../../../functions/domain/record/leaf/leaf.ts';
import { formatVerifierKey } from '../../../functions/domain/record/note/verifier-key.ts';
import { parseBundle } from '../../../functions/domain/record/tree/entry-bundle.ts';
import { openRecord } from '../../../functions/use-cases/system/open-record.ts';
import { sequenceRecord } from '../../../functions/use-cases/system/sequence-record.ts';
import { testKey } from '../../support/keys.ts';
import { act, actId } from '../../support/record/acts.ts';
import { audit } from '../../support/record/audit.ts';
import { makeWorld } from '../../support/record/world.ts';

test('a log says its key and policy in its first leaf, once, whoever else is waiting and however often it is opened', async () => {
  const world = makeWorld();
  const { ports } = world.process();
  world.admit(act(1));
  const opening = { url: 'https://log.example.gov/record/log' };
  for (const _ of [1, 2]) await openRecord(ports, opening);
  expect(await sequenceRecord(ports)).toBe('sequenced');
  await openRecord(ports, opening);
  expect(await sequenceRecord(ports)).toBe('idle');
  const policy = world.state.described.get('policy')!;
  expect([policy, world.state.described.get('vkey')]).toEqual([`log ${formatVerifierKey(world.key)} https://log.example.gov/record/log\nquorum none\n`, `${formatVerifierKey(world.key)}\n`]);
  const [opened, next, ...more] = parseBundle(world.state.files.get('tile/entries/000.p/2')!, 2).map(parseLeaf);
  expect([opened, next?.id, more]).toEqual([
    { v: 'laurel-act/1', act: 'log.opened', ch: 'log', n: 1, id: `act_${'0'.repeat(21)}`, at: ports.clock.now(), actor: 'system', pub: { key: formatVerifierKey(world.key), policy: sha256(policy), retention: 'for-ever' }, _sd_alg: 'sha-256', _sd: [] },
    actId(1), [],
  ]);
  audit(world);
});

test('a log that gets witnesses later says so once, and its new policy stands beside it', async () => {
  const world = makeWorld();
  const { ports } = world.process();
  const url = 'https://log.example.gov/record/log';
  const watch = { witnesses: [{ name: 'w1', key: testKey('witness.example/1', 'cosignature').key, url: 'https://witness.example/1' }], groups: [], quorum: 'w1' };
  const openAs = async (given: Parameters<typeof openRecord>[1]['watch']) => {
    await openRecord(ports, { url, watch: given });
    await sequenceRecord(ports);
    return [world.state.head.size, sha256(world.state.described.get('policy')!)] as const;
  };
  expect((await openAs(undefined))[0]).toBe(1);
  const [size, hash] = await openAs(watch);
  expect(size).toBe(2);
  expect(parseLeaf(parseBundle(world.state.files.get('tile/entries/000.p/2')!, 2)[1]!)).toMatchObject({ act: 'policy.changed', ch: 'log', n: 2, pub: { policy: hash } });
  expect((await openAs(watch))[0]).toBe(2);
  // the same key and address elsewhere changes nothing that is trusted
  expect((await openAs({ ...watch, witnesses: [{ ...watch.witnesses[0]!, url: 'https://elsewhere.example' }] }))[0]).toBe(2);
  expect((await openAs(undefined))[0]).toBe(3);
  audit(world);
});

test('of processes that start at one moment under a new policy and with a new page of checks, the log is told once', async () => {
  const world = makeWorld();
  const url = 'https://log.example.gov/record/log';
  const watch = { witnesses: [{ name: 'w1', key: testKey('witness.example/1', 'cosignature').key, url: 'https://witness.example/1' }], groups: [], quorum: 'w1' };
  const start = async (given: Partial<Parameters<typeof openRecord>[1]>) => {
    const processes = [1, 2, 3].map((n) => {
      const { ports } = world.process();
      return { ...ports, clock: { now: () => `2099-01-01T00:00:00.00${n}Z` } };
    });
    await Promise.all(processes.map((ports) => openRecord(ports, { url, ...given })));
    await sequenceRecord(processes[0]!);
    const { size } = world.state.head;
    return parseBundle(world.state.files.get(`tile/entries/000.p/${size}`)!, size).map((bytes) => (JSON.parse(new TextDecoder().decode(bytes)) as { act: string }).act);
  };
  const [first, second] = [sha256('a page'), sha256('a later page')];
  expect(await start({ verifier: first })).toEqual(['log.opened', 'verifier.published']);
  expect(await start({ verifier: first, watch })).toEqual(['log.opened', 'verifier.published', 'policy.changed']);
  expect(await start({ verifier: second })).toEqual(['log.opened', 'verifier.published', 'policy.changed', 'policy.changed', 'verifier.published']);
  // as it was before, once more: that too is told
  expect((await start({ verifier: first, watch })).slice(5)).toEqual(['policy.changed']);
  audit(world);
});

test('under another key or name than its policy knows nothing is said and nothing replaced', async () => {
  const world = makeWorld();
  const { ports } = world.process();
  const given = { url: 'https://log.example.gov/record/log' };
  await openRecord(ports, given);
  await sequenceRecord(ports);
  const policy = world.state.described.get('policy');
  for (const { key, sign } of [testKey('log.example.gov/record', 'ed25519', 'another'), testKey('moved.example.gov/record')]) {
    await expect(openRecord({ ...ports, signer: { key, sign: async (message) => sign(message) } }, given)).rejects.toThrow(`The policy of the log does not know ${key.name}+${key.id}+`);
  }
  expect([world.state.described.get('policy'), world.state.waiting.size]).toEqual([policy, 0]);
});
