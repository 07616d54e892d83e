import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { diskTiles } from '../../adapters/disk/tiles.ts';
import { keyfileSigner } from '../../adapters/keyfile/signer.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Recording } from '../../use-cases/system/sequence-record.ts';

/** Where the public record of a data folder is: its log, as everybody reads it, and its key. */
export const inRecord = (data: string) => ({ log: join(data, 'record', 'log'), key: join(data, 'record', 'log.pem') });

/** The same wherever the program listens, for a log never changes its name. */
const origin = 'localhost/record/log';

export const localRecording = async (ports: Pick<Ports, 'ledger' | 'fileStore' | 'clock' | 'digest'>, data: string): Promise<Recording> => {
  const { log, key } = inRecord(data);
  mkdirSync(log, { recursive: true });
  return { ledger: ports.ledger, tiles: diskTiles(log), staging: ports.fileStore, signer: await keyfileSigner(ports.digest, { file: key, name: origin }), clock: ports.clock, digest: ports.digest };
};
