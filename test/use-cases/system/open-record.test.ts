import { expect, test } from 'vitest';
import { sha256 } from '../../../functions/adapters/system/sha256.ts';
import { parseLeaf } from '../../../functions/domain/record/leaf/leaf.ts';
import { formatVerifierKey } from '../../../functions/domain/record/note/verifier-key.ts';
import { parseBundle } from '../../../functions/domain/record/tree/entry-bundle.ts';
import { openRecord } from '../../../functions/use-cases/system/open-record.ts';
import { sequenceRecord } from '../../../functions/use-cases/system/sequence-record.ts';
import { act, actId } from '../../support/record/acts.ts';
import { audit } from '../../support/record/audit.ts';
import { makeWorld } from '../../support/record/world.ts';

test('a log says its key and policy in its first leaf, once, whoever else is waiting and however often it is opened', async () => {
  const world = makeWorld();
  const { ports } = world.process();
  world.admit(act(1));
  for (const _ of [1, 2]) await openRecord(ports, 'https://log.example.gov/record/log');
  expect(await sequenceRecord(ports)).toBe('sequenced');
  await openRecord(ports, 'https://log.example.gov/record/log');
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
