import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { diskTiles } from '../../adapters/disk/tiles.ts';
import { keyfileSigner } from '../../adapters/keyfile/signer.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Tiles } from '../../ports/tiles.ts';
import type { Recording } from '../../use-cases/system/sequence-record.ts';

/** Where the public record of a data folder is: its log, as everybody reads it, and its key. */
export const inRecord = (data: string) => ({ log: join(data, 'record', 'log'), key: join(data, 'record', 'log.pem') });

/** The same wherever the program listens, for a log never changes its name. */
const origin = 'localhost/record/log';

export const localTiles = (data: string): Tiles => {
  const { log } = inRecord(data);
  mkdirSync(log, { recursive: true });
  return diskTiles(log);
};

export const localRecording = async (ports: Pick<Ports, 'ledger' | 'fileStore' | 'clock' | 'digest'>, tiles: Tiles, data: string): Promise<Recording> => {
  const { key } = inRecord(data);
  return { ledger: ports.ledger, tiles, staging: ports.fileStore, signer: await keyfileSigner(ports.digest, { file: key, name: origin }), clock: ports.clock, digest: ports.digest };
};
