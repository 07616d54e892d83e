import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { diskStamps } from '../../adapters/disk/stamps.ts';
import { diskTiles } from '../../adapters/disk/tiles.ts';
import { keyfileSigner } from '../../adapters/keyfile/signer.ts';
import { verify } from '../../adapters/system/verify.ts';
import type { PolicyLog } from '../../domain/record/note/policy.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Stamps } from '../../ports/stamps.ts';
import type { Tiles } from '../../ports/tiles.ts';
import type { Recording } from '../../use-cases/system/sequence-record.ts';
import type { Witnessing } from '../../use-cases/system/witness-checkpoint.ts';

/** Where the public record of a data folder is: its log, as everybody reads it, and its key. */
export const inRecord = (data: string) => ({ log: join(data, 'record', 'log'), key: join(data, 'record', 'log.pem'), witnessKey: join(data, 'record', 'witness.pem') });

/** The same wherever the program listens, for a log never changes its name. */
const origin = 'localhost/record/log';
const witnessName = 'localhost/record/witness';

export const localTiles = (data: string): Tiles => {
  const { log } = inRecord(data);
  mkdirSync(log, { recursive: true });
  return diskTiles(log);
};

export const localStamps = (data: string): Stamps => diskStamps(inRecord(data).log);

export const localRecording = async (ports: Pick<Ports, 'ledger' | 'fileStore' | 'clock' | 'digest'>, tiles: Tiles, data: string): Promise<Recording> => {
  const { key } = inRecord(data);
  return { ledger: ports.ledger, tiles, staging: ports.fileStore, signer: await keyfileSigner(ports.digest, { file: key, name: origin }), clock: ports.clock, digest: ports.digest };
};

/** This site as a witness of the logs that its policy names. */
export const localWitnessing = async ({ witnessed, clock, digest }: Pick<Ports, 'witnessed' | 'clock' | 'digest'>, logs: readonly PolicyLog[], data: string): Promise<Witnessing> =>
  ({ witnessed, clock, digest, verify, logs, signer: await keyfileSigner(digest, { file: inRecord(data).witnessKey, name: witnessName, type: 'cosignature' }) });
