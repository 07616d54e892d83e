import { S3Client } from '@aws-sdk/client-s3';
import { s3Files } from '../../adapters/s3/file-store.ts';
import { s3Stamps } from '../../adapters/s3/stamps.ts';
import { s3Tiles } from '../../adapters/s3/tiles.ts';
import type { FileStore } from '../../ports/files.ts';
import type { Stamps } from '../../ports/stamps.ts';
import type { Tiles } from '../../ports/tiles.ts';

/** The CDN asks for a file of the log by the path it was asked for itself (infra/log-store.ts). */
const served = 'record/log/';
const unserved = 'staging/';

export const openLogBucket = (name: string): { tiles: Tiles; stamps: Stamps; /** Batches on their way, which nobody reads from outside. */ staging: Pick<FileStore, 'keep' | 'read'> } => {
  const client = new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED', requestHandler: { connectionTimeout: 2_000, requestTimeout: 10_000, throwOnRequestTimeout: true } });
  const files = s3Files(client, name);
  return {
    tiles: s3Tiles(client, name, served),
    stamps: s3Stamps(client, name, served),
    staging: { keep: async (key, bytes, type) => files.keep(unserved + key, bytes, type), read: async (key) => files.read(unserved + key) },
  };
};
