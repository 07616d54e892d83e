import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { handle } from 'hono/aws-lambda';
import { Hono } from 'hono';
import { openStore } from '../adapters/dynamodb/store.ts';
import { storeWitnessed } from '../adapters/dynamodb/witnessed.ts';
import { kmsSigner } from '../adapters/kms/signer.ts';
import { systemClock } from '../adapters/system/chance.ts';
import { digest, sha256 } from '../adapters/system/sha256.ts';
import { verify } from '../adapters/system/verify.ts';
import type { Env } from '../http/caller.ts';
import { onlyThroughEdge } from '../http/edge.ts';
import { answerError } from '../http/errors.ts';
import { witnessRoutes } from '../http/witness.ts';
import { logLine } from './aws/log-line.ts';
import { readPolicy } from './record-policy.ts';
import { readWitnessSettings } from './settings.ts';

const { TABLE, ORIGIN_SECRET, WITNESS_NAME, WITNESS_KEY, WITNESSED } = readWitnessSettings();
const requestHandler = { connectionTimeout: 2_000, requestTimeout: 5_000, throwOnRequestTimeout: true };
const { logs } = readPolicy(`${WITNESSED.trimEnd()}\nquorum none\n`, 'WITNESSED');

const open = async () => {
  const signer = await kmsSigner(digest, new KMSClient({ requestHandler }), { keyId: WITNESS_KEY, name: WITNESS_NAME, type: 'cosignature' });
  const witnessed = storeWitnessed(openStore({ table: TABLE, client: new DynamoDBClient({ requestHandler }) }), sha256);
  const app = new Hono<Env>().use(onlyThroughEdge(ORIGIN_SECRET)).route('/', witnessRoutes({ witnessed, signer, clock: systemClock, digest, verify, logs }, { prefix: '/record/witness', sha256, log: logLine }));
  app.onError(answerError(logLine));
  return handle(app);
};
let opened: ReturnType<typeof open> | undefined;

/** Signs the heads of logs of others, as C2SP tlog-witness asks for it. */
export const handler = async (...invocation: Parameters<Awaited<ReturnType<typeof open>>>) => {
  opened ??= open().catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return (await opened)(...invocation);
};
