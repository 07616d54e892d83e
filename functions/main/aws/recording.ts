import { KMSClient } from '@aws-sdk/client-kms';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { storeEntries } from '../../adapters/dynamodb/entries.ts';
import { storeJudges } from '../../adapters/dynamodb/judges.ts';
import { storeLedger } from '../../adapters/dynamodb/ledger.ts';
import { storeResults } from '../../adapters/dynamodb/results.ts';
import { storeChallenges } from '../../adapters/dynamodb/challenges.ts';
import { storeEvaluations, storeRounds } from '../../adapters/dynamodb/rounds.ts';
import { openStore } from '../../adapters/dynamodb/store.ts';
import { kmsSigner } from '../../adapters/kms/signer.ts';
import { systemClock } from '../../adapters/system/chance.ts';
import { digest, sha256 } from '../../adapters/system/sha256.ts';
import { askWitness } from '../../adapters/system/ask-witness.ts';
import { verify } from '../../adapters/system/verify.ts';
import type { Stamping } from '../../use-cases/system/stamp-checkpoints.ts';
import type { Asking } from '../../use-cases/system/ask-witnesses.ts';
import { readPolicy, watchOf } from '../record-policy.ts';
import { logLine } from './log-line.ts';
import type { Waits } from '../../jobs/on-waiting.ts';
import type { RecordSettings } from '../settings.ts';
import { openLogBucket } from './log-bucket.ts';

const requestHandler = { connectionTimeout: 2_000, requestTimeout: 5_000, throwOnRequestTimeout: true };

/** What writes the public record on AWS, and no more of the product than it tells of. */
export const openRecording = async ({ TABLE, RECORD, LOG_URL, LOG_NAME, LOG_KEY, RECORD_POLICY, RECORD_TIMESTAMPS, VERIFIER }: RecordSettings): Promise<Pick<Waits, 'ports' | 'recording' | 'url' | 'watch' | 'verifier'> & { asking: Asking; stamping: Stamping | undefined }> => {
  const policy = readPolicy(RECORD_POLICY);
  const store = openStore({ table: TABLE, client: new DynamoDBClient({ requestHandler }) });
  const signer = await kmsSigner(digest, new KMSClient({ requestHandler }), { keyId: LOG_KEY, name: LOG_NAME });
  const { stamps, ...log } = openLogBucket(RECORD);
  return {
    ports: { challenges: storeChallenges(store), rounds: storeRounds(store), evaluations: storeEvaluations(store), judges: storeJudges(store), entries: storeEntries(store), results: storeResults(store), sha256 },
    recording: { ledger: storeLedger(store, digest), ...log, signer, clock: systemClock, digest },
    url: LOG_URL,
    watch: watchOf(policy),
    verifier: VERIFIER,
    asking: { tiles: log.tiles, witness: askWitness(), policy, verify, digest, sizes: new Map(), log: logLine },
    // what reads certificates lies in a part of its own, for those who name an authority
    stamping: RECORD_TIMESTAMPS.length > 0 ? { tiles: log.tiles, stamps, timestamper: (await import('../../adapters/system/ask-timestamper.ts')).askTimestamper(), authorities: RECORD_TIMESTAMPS, clock: systemClock, digest, log: logLine } : undefined,
  };
};
