import { createServer } from 'node:http';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { diskWitnessed } from '../../adapters/disk/witnessed.ts';
import { keyfileSigner } from '../../adapters/keyfile/signer.ts';
import { systemClock } from '../../adapters/system/chance.ts';
import { digest, sha256 } from '../../adapters/system/sha256.ts';
import { verify } from '../../adapters/system/verify.ts';
import { parsePolicy } from '../../domain/record/note/policy.ts';
import { formatVerifierKey, isKeyName } from '../../domain/record/note/verifier-key.ts';
import { witnessRoutes } from '../../http/witness.ts';
import { readOptions, readPort } from './read-options.ts';
import { told } from './told.ts';
import { readGiven } from './trusted-keys.ts';

const options = { port: { type: 'string', default: '4322' }, data: { type: 'string', default: '.laurel-witness' }, name: { type: 'string' }, host: { type: 'string', default: '127.0.0.1' } } as const;

/** Serves a witness of the logs that a policy names, and nothing else, until it is stopped. */
export const witness = async (args: string[]): Promise<void> => {
  const { values: { port: given, data, name, host }, words: [file = ''] } = readOptions(args, options, ['policy file']);
  if (!name || !isKeyName(name)) throw told('Give the witness a name that nobody else has, such as --name witness.example.gov/1; without spaces or plus.');
  const port = readPort(given);
  const { logs } = parsePolicy(digest, readGiven(file));
  if (logs.length === 0) throw told(`${file} names no log. Give a tlog-policy with a line for each log, as it stands at LOG/policy.`);
  mkdirSync(data, { recursive: true });
  const signer = await keyfileSigner(digest, { file: join(data, 'witness.pem'), name, type: 'cosignature' });
  const log = (line: Record<string, unknown>) => console.error(JSON.stringify(line));
  const app = witnessRoutes({ witnessed: diskWitnessed(join(data, 'witnessed'), sha256), signer, clock: systemClock, digest, verify, logs }, { prefix: '', sha256, log });
  const server = createServer(getRequestListener(app.fetch));
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve)).catch((error: Error) => { throw told(`Port ${port} cannot be used (${error.message}).`); });
  console.log(`A witness of ${logs.map(({ key }) => key.name).join(', ')} is at http://${host}:${port}.\nThe line for the policy of these logs:\nwitness ${name} ${formatVerifierKey(signer.key)} http://${host}:${port}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close(() => process.exit(0)));
};
