import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { freePort } from '../../functions/main/local/free-port.ts';

const root = join(import.meta.dirname, '../..');

/** Folders of one test file, gone at its end. */
export const temporary = () => {
  const made: string[] = [];
  const folder = (name = 'laurel-') => {
    made.push(mkdtempSync(join(tmpdir(), name)));
    return made.at(-1)!;
  };
  /** A folder with these files, by their paths in it. */
  const folderOf = (files: ReadonlyMap<string, Uint8Array>): string => {
    const holder = folder();
    for (const [path, bytes] of files) {
      mkdirSync(dirname(join(holder, path)), { recursive: true });
      writeFileSync(join(holder, path), bytes);
    }
    return holder;
  };
  return { folder, folderOf, clear: () => made.forEach((path) => rmSync(path, { recursive: true, force: true })) };
};

/** `laurel ...`, run to its end, as a person at a terminal sees it. */
export const laurel = (args: string[], { env = {}, from = root }: { env?: Record<string, string>; from?: string } = {}) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(from, 'bin/laurel.js'), ...args], { encoding: 'utf8', env: { ...process.env, ...env }, timeout: 120_000 });
  return { status, stdout, stderr };
};

/** Seconds of processor time a process has used, whatever else the machine was doing meanwhile. */
const processorSeconds = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
};

/** `laurel start`, until it says where it is. `kill` ends the whole process group as a power cut would. */
export const startProgram = async (data: string, more: string[] = []) => {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, [join(root, 'bin/laurel.js'), 'start', '--port', String(port), '--data', data, ...more], { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, 'exit').then(() => true);
  while (!output.includes('Laurel is at')) {
    const over = await Promise.race([ended, new Promise<false>((go) => setTimeout(() => go(false), 10))]);
    if (over) throw new Error(`laurel start ended: ${output}`);
  }
  const seconds = (performance.now() - began) / 1000;
  const { pid } = JSON.parse(readFileSync(join(data, 'program.json'), 'utf8')) as { pid: number };
  const whole = async (signal: NodeJS.Signals) => {
    process.kill(-child.pid!, signal);
    await ended;
  };
  return {
    origin: `http://localhost:${port}`, pid, seconds, processorSeconds: processorSeconds(pid), output: () => output,
    kill: () => whole('SIGKILL'),
    /** Only the program: its engine runs on, an orphan. */
    killProgram: async () => {
      process.kill(pid, 'SIGKILL');
      await ended;
    },
    stop: () => whole('SIGTERM'),
  };
};
export type Program = Awaited<ReturnType<typeof startProgram>>;
