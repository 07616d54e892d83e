import { S3Client } from '@aws-sdk/client-s3';
import { s3Files } from '../../adapters/s3/file-store.ts';

export const openBucket = (name: string) => s3Files(new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED' }), name);
