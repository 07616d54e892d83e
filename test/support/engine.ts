import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { enginePath } from '../../functions/main/local/engine.ts';
import { freePort } from '../../functions/main/local/free-port.ts';
import { openStore, type Meter } from '../../functions/adapters/dynamodb/store.ts';
import { tableShape } from '../../functions/adapters/dynamodb/table.ts';

/** The embedded engine in memory, on a free port, with the real table: one per test file. */
export const startEngine = async (meter?: Meter) => {
  const port = await freePort();
  const child = spawn(enginePath(process.env['PATH'] ?? ''), ['serve', '--host', '127.0.0.1', '--port', String(port)], { stdio: 'ignore' });
  const endpoint = `http://127.0.0.1:${port}`;
  const client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' }, maxAttempts: 1, requestHandler: { requestTimeout: 30_000, throwOnRequestTimeout: true } });
  const table = 'laurel';
  for (let attempt = 0; ; attempt++) {
    try {
      await client.send(new CreateTableCommand(tableShape(table)));
      break;
    } catch (error) {
      if (attempt === 100 || (error as Error).name === 'ValidationException') throw error;
      await pause(20);
    }
  }
  const store = openStore({ table, client, meter });
  return { endpoint, table, client, store, stop: () => child.kill('SIGKILL') };
};
