import { S3Client } from '@aws-sdk/client-s3';
import { s3Files } from '../../adapters/s3/file-store.ts';
import { sniffType } from '../../adapters/system/sniff-type.ts';
import { isScanned, withoutFiles, type FilePorts } from './ports.ts';
import { uploadsOf, type FunctionSettings } from '../settings.ts';

const bucket = (settings: FunctionSettings) => s3Files(new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED' }), uploadsOf(settings), { scanned: isScanned(settings) });

/** For the functions that take files: looking into them is a tenth of a bundle, the S3 client a fifth. */
export const awsFiles = (settings: FunctionSettings): FilePorts => ({ fileStore: bucket(settings), sniffType });

/** For the function that only hands files out. */
export const awsDownloads = (settings: FunctionSettings): FilePorts => ({ ...withoutFiles(settings), fileStore: bucket(settings) });
