import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { askWitness } from '../../functions/adapters/system/ask-witness.ts';
import { digest, sha256 } from '../../functions/adapters/system/sha256.ts';
import { openCheckpoint } from '../../functions/domain/record/note/open-checkpoint.ts';
import { formatPolicy, parsePolicy } from '../../functions/domain/record/note/policy.ts';
import { freePort } from '../../functions/main/local/free-port.ts';
import { askWitnesses } from '../../functions/use-cases/system/ask-witnesses.ts';
import { sequenceRecord } from '../../functions/use-cases/system/sequence-record.ts';
import { verify } from '../support/keys.ts';
import { laurel, temporary } from '../support/program.ts';
import { act } from '../support/record/acts.ts';
import { makeWorld } from '../support/record/world.ts';

const temp = temporary();
const running: ReturnType<typeof spawn>[] = [];
/** With all it started, as a power cut would. */
const cutOff = ({ pid }: ReturnType<typeof spawn>) => process.kill(-pid!, 'SIGKILL');
afterAll(() => {
  running.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null).forEach(cutOff);
  temp.clear();
});
const root = join(import.meta.dirname, '../..');
const own = temp.folder();
const world = makeWorld();
const policy = join(own, 'policy');
writeFileSync(policy, formatPolicy(digest, { logs: [{ key: world.key, url: 'https://log.example.gov/record/log' }], witnesses: [], groups: [] }));

/** `laurel witness`, until it says where it is. */
const serve = async (port: number) => {
  const child = spawn(process.execPath, [join(root, 'bin/laurel.js'), 'witness', policy, '--name', 'w.example/1', '--port', String(port), '--data', join(own, 'data')], { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  while (!/^witness .*\n/m.test(said)) {
    if (child.exitCode !== null) throw new Error(said);
    await new Promise((go) => setTimeout(go, 10));
  }
  return { child, line: /^witness .*\n/m.exec(said)![0] };
};

test('a witness of its own signs the heads of a log, and after it was killed it still knows what it signed', async () => {
  const port = await freePort();
  const first = await serve(port);
  const { ports } = world.process();
  const signing = parsePolicy(digest, `${formatPolicy(digest, { logs: [{ key: world.key }], witnesses: [], groups: [] }).replace('quorum none\n', '')}${first.line}quorum w.example/1\n`);
  const logged: Record<string, unknown>[] = [];
  const asking = () => ({ tiles: ports.tiles, witness: askWitness(), policy: signing, verify, digest, sizes: new Map<string, number>(), log: (line: Record<string, unknown>) => logged.push(line) });
  const grow = async (n: number) => {
    world.admit(act(n));
    while ((await sequenceRecord(ports)) === 'sequenced');
  };
  await grow(1);
  expect(await askWitnesses(asking())).toBe(0);
  const opened = openCheckpoint(digest, world.state.out!.note, signing, verify);
  expect(opened).toMatchObject({ witnesses: [{ name: 'w.example/1' }], quorum: true });
  expect(Math.abs(opened.witnesses[0]!.time - Date.now() / 1000)).toBeLessThan(60);

  cutOff(first.child);
  await once(first.child, 'exit');
  await grow(2);
  expect([await askWitnesses(asking()), logged.map(({ why }) => why)]).toEqual([1, ['It did not answer in time.']]);
  const second = await serve(port);
  expect(second.line).toBe(first.line);
  expect([await askWitnesses(asking()), openCheckpoint(digest, world.state.out!.note, signing, verify).quorum]).toEqual([0, true]);
  expect(await (await fetch(`http://127.0.0.1:${port}/${sha256(world.key.name)}/checkpoint`)).text()).toBe(world.state.out!.note);
});

test.each([
  [[policy], 'Give the witness a name that nobody else has, such as --name witness.example.gov/1; without spaces or plus.'],
  [[join(own, 'none'), '--name', 'w'], `${join(own, 'none')} cannot be read (ENOENT). Check the name.`],
  [[policy, '--name', 'w', '--port', '0'], '"0" is not a port. Give a number from 1 to 65535 with --port.'],
])('laurel witness %j says one sentence', (args, text) => {
  expect(laurel(['witness', ...args])).toEqual({ status: 1, stdout: '', stderr: `${text}\n` });
});
