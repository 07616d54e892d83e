import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { openStore } from '../../adapters/dynamodb/store.ts';
import type { Caller } from '../../domain/caller.ts';
import { claimFolder, demoPlays, holderOf, inFolder, readRunning } from '../local/data-folder.ts';
import { joinStore, openLocalStore } from '../local/store.ts';
import { storePorts } from '../store-ports.ts';
import { told } from './told.ts';

export type Place = { data?: string | undefined; table?: string | undefined };
export const placeOptions = { data: { type: 'string' }, table: { type: 'string' } } as const;
export type CommandPorts = ReturnType<typeof storePorts>;
type Opened = { ports: CommandPorts; close: () => Promise<void> };

/** The terminal acts for whoever holds the folder or the table: no person, and the time of this start. */
export const atTerminal = (): Caller => ({ at: new Date().toISOString(), address: 'terminal' });

const ofDeployment = (table: string): Opened => {
  const client = new DynamoDBClient({});
  return { ports: storePorts(openStore({ table, client })), close: async () => client.destroy() };
};

/** What AWS says when this terminal may not, or cannot, reach the table. */
const outside: Record<string, (table: string) => string> = {
  CredentialsProviderError: () => 'There are no AWS credentials here. Sign in with the AWS command line, or set AWS_PROFILE.',
  ExpiredTokenException: () => 'The AWS credentials here have expired. Sign in again with the AWS command line.',
  UnrecognizedClientException: () => 'AWS does not know the credentials here. Sign in again with the AWS command line.',
  AccessDeniedException: (table) => `These AWS credentials may not use the table ${table}. Use those of the account it was deployed to.`,
  ResourceNotFoundException: (table) => `There is no table ${table} in this AWS account and region. The deployment prints it as TableName.`,
};

const reachable = (table: string) => (error: unknown): never => {
  if (!(error instanceof Error)) throw error;
  if (error.message === 'Region is missing') throw told('No AWS region is chosen. Set AWS_REGION to the one of the deployment.');
  const sentence = outside[error.name];
  throw sentence ? told(sentence(table)) : error;
};

const ofFolder = async (data: string, say: (line: string) => void): Promise<Opened> => {
  const holder = holderOf(data);
  const engine = holder && readRunning(inFolder(data).engine);
  if (holder && (!engine?.port || demoPlays(data))) throw told(`Laurel (process ${holder.pid}) is just starting on the folder ${data}. Wait until it says where it is, then try again.`);
  if (holder && engine) {
    say(`Laurel (process ${holder.pid}) runs on the folder ${data}: working through it.`);
    const { store, stop } = joinStore(`http://127.0.0.1:${engine.port}`);
    return { ports: storePorts(store), close: stop };
  }
  const release = claimFolder(data);
  const { store, stop } = await openLocalStore(data);
  const close = async () => {
    await stop();
    release();
  };
  return { ports: storePorts(store), close };
};

/** Does the work on a deployment's table, or on a local data folder, whether the program runs there or not. */
export const atPlace = async <T>({ data, table }: Place, say: (line: string) => void, work: (ports: CommandPorts) => Promise<T>): Promise<T> => {
  if (data !== undefined && table !== undefined) throw told('Give either --data for a local folder or --table for a deployment, not both.');
  const folder = resolve(data ?? '.laurel');
  if (table === undefined && !existsSync(folder)) throw told(`There is no folder ${folder}. Start Laurel once, or give the folder with --data or a deployment's table with --table.`);
  const { ports, close } = table === undefined ? await ofFolder(folder, say) : ofDeployment(table);
  try {
    return await (table === undefined ? work(ports) : work(ports).catch(reachable(table)));
  } finally {
    await close();
  }
};
