import { S3Client } from '@aws-sdk/client-s3';
import { s3Files } from '../adapters/s3/file-store.ts';
import { sniffType } from '../adapters/system/sniff-type.ts';
import type { FilePorts } from './aws-ports.ts';
import type { FunctionSettings } from './settings.ts';

/** For the functions that may touch files: the S3 client is a quarter of a bundle. */
export const awsFiles = ({ UPLOADS }: FunctionSettings): FilePorts => {
  if (!UPLOADS) throw new Error('UPLOADS is not set: this function was not given the bucket (infra/app-function.ts, storesFiles).');
  return { fileStore: s3Files(new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED' }), UPLOADS), sniffType };
};
