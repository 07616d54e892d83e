import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient, ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import { openStore } from '../../adapters/dynamodb/store.ts';
import { tableShape } from '../../adapters/dynamodb/table.ts';
import { checkStore, damaged, inFolder } from './data-folder.ts';
import { enginePath } from './engine.ts';
import { freePort } from './free-port.ts';
import { readLocalSettings } from '../settings.ts';

const table = 'laurel';
const connect = (endpoint: string) =>
  new DynamoDBClient({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' }, maxAttempts: 2, requestHandler: { requestTimeout: 30_000, throwOnRequestTimeout: true } });

const waitFor = async (client: DynamoDBClient, child: ChildProcess, data: string): Promise<void> => {
  for (let attempt = 0; attempt < 500 && child.exitCode === null; attempt++) {
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
  child.kill('SIGKILL');
  throw damaged(data);
};

/** Through the engine of a program that runs on the folder, or one that DYNAMODB_ENDPOINT names. */
export const joinStore = (endpoint: string) => {
  const client = connect(endpoint);
  return { store: openStore({ table, client }), stop: async () => client.destroy() };
};

/** The embedded engine on the folder's own file, as a child that ends with us. `lost` hears when it ends on its own. */
export const openLocalStore = async (data: string, lost: () => void = () => {}) => {
  const settings = readLocalSettings();
  if (settings.DYNAMODB_ENDPOINT) return joinStore(settings.DYNAMODB_ENDPOINT);
  checkStore(data);
  const [port, { store: path, engine }] = [await freePort(), inFolder(data)];
  const child = spawn(enginePath(settings.PATH), ['serve', '--host', '127.0.0.1', '--port', String(port), '--db-path', path], { stdio: 'ignore' });
  writeFileSync(engine, JSON.stringify({ pid: child.pid, port }));
  const client = connect(`http://127.0.0.1:${port}`);
  await waitFor(client, child, data);
  child.once('exit', lost);
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  const stop = async () => {
    child.off('exit', lost);
    process.off('exit', endWithUs);
    child.kill('SIGTERM');
    if (child.exitCode === null) await Promise.race([once(child, 'exit'), pause(2000)]);
    if (child.exitCode === null) child.kill('SIGKILL');
    client.destroy();
  };
  return { store: openStore({ table, client }), stop };
};
