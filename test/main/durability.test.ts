import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { laurel, startProgram, temporary, type Program } from '../support/program.ts';
import { makeWalker } from '../support/walker.ts';

const temp = temporary();
const running = new Set<Program>();
afterAll(async () => {
  for (const program of running) await program.kill().catch(() => undefined);
  temp.clear();
});

const email = 'first@harbor.example';
const start = async (data: string) => {
  const program = await startProgram(data, ['--empty']);
  running.add(program);
  return program;
};

const signIn = async (origin: string) => {
  const walker = makeWalker(origin);
  const asked = await walker.follow('/auth/sign-in?return=/api/v1/me');
  await walker.post(asked.url.href, { email }, /^\/api\/v1\/me/);
  return walker.jar.get('sid')!;
};

type Writing = { origin: string; sid: string; round: string };
/** Opens agencies one after another until the connection breaks; what was answered with 201 counts as acknowledged. */
const writeUntilCut = async ({ origin, sid, round }: Writing, acknowledged: Map<string, string>) => {
  for (let n = 0; ; n++) {
    const slug = `${round}-${n}`;
    const body = JSON.stringify({ name: `Agency ${slug}`, slug, acronym: '', about: 'x'.repeat(n % 400) });
    try {
      const reply = await fetch(`${origin}/api/v1/agencies`, { method: 'POST', body, headers: { 'content-type': 'application/json', 'idempotency-key': slug, origin, cookie: `sid=${sid}` } });
      if (reply.status !== 201) throw new Error(`${reply.status} ${await reply.text()}`);
      acknowledged.set(slug, (await reply.json() as { id: string }).id);
    } catch (error) {
      if (error instanceof TypeError || (error as { cause?: unknown }).cause) return;
      throw error;
    }
  }
};

const kept = async (origin: string, acknowledged: Map<string, string>) => {
  const lost: string[] = [];
  for (const [slug, id] of acknowledged) {
    const reply = await fetch(`${origin}/api/v1/agencies/${slug}`);
    if (reply.status !== 200 || (await reply.json() as { id: string }).id !== id) lost.push(slug);
  }
  return lost;
};

test('whatever was acknowledged is there after kill -9 at any moment, and a second start is quick', { timeout: 240_000 }, async () => {
  const data = join(temp.folder(), 'data');
  const acknowledged = new Map<string, string>();
  let program = await start(data);
  expect(laurel(['bootstrap', '--email', email, '--agency', 'City of Harbor', '--data', data])).toMatchObject({ status: 0, stdout: expect.stringContaining(`Laurel (process ${program.pid}) runs on the folder ${data}: working through it.`) });
  const sid = await signIn(program.origin);
  const starts: { seconds: number; processorSeconds: number }[] = [];
  for (const [round, how] of (['kill', 'killProgram', 'kill'] as const).entries()) {
    const before = acknowledged.size;
    const writers = [0, 1, 2].map((writer) => writeUntilCut({ origin: program.origin, sid, round: `r${round}-w${writer}` }, acknowledged));
    while (acknowledged.size < before + 15) await pause(5);
    await pause(Math.random() * 300);
    await program[how]();
    running.delete(program);
    await Promise.all(writers);
    program = await start(data);
    starts.push(program);
    expect(await kept(program.origin, acknowledged)).toEqual([]);
  }
  console.log(`  ${acknowledged.size} acknowledged writes over three kills, none lost. Starts: ${starts.map(({ seconds, processorSeconds }) => `${seconds.toFixed(1)} s (${processorSeconds.toFixed(1)} s of processor)`).join(', ')}.`);
  // Measured in processor time, because this machine may be doing other things; what a person waits on an idle one is about this.
  expect(Math.min(...starts.map(({ processorSeconds }) => processorSeconds))).toBeLessThan(5);
  const second = laurel(['start', '--port', '43220', '--data', data, '--reset']);
  expect(second).toEqual({ status: 1, stdout: '', stderr: `Another Laurel (process ${program.pid}) uses the folder ${data}. Stop it, or give another folder with --data.\n` });
  const backup = join(temp.folder(), 'whole.tar.gz');
  expect(laurel(['backup', backup, '--data', data]).stdout).toContain(`Laurel (process ${program.pid}) runs on the folder ${data}: the backup is the state of this moment.`);
  expect(laurel(['restore', backup, '--data', data, '--reset'])).toMatchObject({ status: 1, stderr: expect.stringContaining('Another Laurel') });
  await program.stop();
  running.delete(program);
  expect(laurel(['restore', backup, '--data', data])).toEqual({ status: 1, stdout: '', stderr: `The folder ${data} holds data. Give a new folder with --data, or --reset to replace it.\n` });
  const elsewhere = join(temp.folder(), 'restored');
  expect(laurel(['restore', backup, '--data', elsewhere])).toMatchObject({ status: 0 });
  const restored = await start(elsewhere);
  expect(await kept(restored.origin, acknowledged)).toEqual([]);
  const me = await fetch(`${restored.origin}/api/v1/me`, { headers: { cookie: `sid=${sid}` } });
  expect(await me.json()).toMatchObject({ email });
  await restored.stop();
  running.delete(restored);
});
