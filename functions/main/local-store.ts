import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient, ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import { openStore } from '../adapters/dynamodb/store.ts';
import { tableShape } from '../adapters/dynamodb/table.ts';
import { enginePath } from './engine.ts';
import { readLocalSettings } from './settings.ts';
import { told } from './told.ts';

const table = 'laurel';
type Running = { pid: number; port: number };

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const read = (path: string): Running | undefined => (existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Running) : undefined);

/** Is that process ours? Another program may have got the number meanwhile. */
const isEngine = (pid: number): boolean => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('dynoxide');
  } catch {
    return isAlive(pid);
  }
};

/** One program a data folder. The engine of a program that was killed is ended here, by its recorded number. */
export const claimFolder = (data: string): (() => void) => {
  mkdirSync(data, { recursive: true });
  const [lock, engine] = [join(data, 'program.json'), join(data, 'engine.json')];
  const other = read(lock);
  if (other && other.pid !== process.pid && isAlive(other.pid)) throw told(`Another Laurel (process ${other.pid}) uses the folder ${data}. Stop it, or give another folder with --data.`);
  const orphan = read(engine);
  if (orphan && isAlive(orphan.pid) && isEngine(orphan.pid)) process.kill(orphan.pid, 'SIGKILL');
  writeFileSync(lock, JSON.stringify({ pid: process.pid, port: 0 }));
  return () => {
    rmSync(lock, { force: true });
    rmSync(engine, { force: true });
  };
};

/** Everything goes but the claim on the folder. */
export const emptyFolder = (data: string): void => {
  for (const name of readdirSync(data)) if (name !== 'program.json') rmSync(join(data, name), { recursive: true, force: true });
};

const waitFor = async (client: DynamoDBClient, child: ChildProcess, data: string): Promise<void> => {
  for (let attempt = 0; attempt < 250; attempt++) {
    if (child.exitCode !== null) break;
    try {
      await client.send(new DescribeTableCommand({ TableName: table }));
      return;
    } catch (error) {
      if (error instanceof ResourceNotFoundException) {
        await client.send(new CreateTableCommand(tableShape(table)));
        return;
      }
      await pause(20);
    }
  }
  throw told(`The data in ${data} cannot be opened: it is damaged or not Laurel's. Restore a backup, or start over with --reset.`);
};

/** The embedded engine on the folder's own file, as a child that ends with us. */
export const openLocalStore = async (data: string) => {
  const settings = readLocalSettings();
  const connection = { region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' }, maxAttempts: 2 };
  if (settings.DYNAMODB_ENDPOINT) {
    const client = new DynamoDBClient({ ...connection, endpoint: settings.DYNAMODB_ENDPOINT });
    return { store: openStore({ table, client }), stop: async () => client.destroy() };
  }
  const port = await freePort();
  const file = join(data, 'store.db');
  const child = spawn(enginePath(settings.PATH), ['serve', '--host', '127.0.0.1', '--port', String(port), '--db-path', file], { stdio: 'ignore' });
  writeFileSync(join(data, 'engine.json'), JSON.stringify({ pid: child.pid, port }));
  const client = new DynamoDBClient({ ...connection, endpoint: `http://127.0.0.1:${port}` });
  await waitFor(client, child, data);
  const stop = async () => {
    child.kill('SIGTERM');
    if (child.exitCode === null) await Promise.race([once(child, 'exit'), pause(2000)]);
    if (child.exitCode === null) child.kill('SIGKILL');
  };
  return { store: openStore({ table, client }), stop };
};
