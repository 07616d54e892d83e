import { s3Files } from '../../../functions/adapters/s3/file-store.ts';
import { startS3 } from '../../support/s3-server.ts';
import { fileStoreContract } from '../contract/file-store.ts';

fileStoreContract('S3', async () => {
  const { client, stop } = await startS3('uploads');
  return { store: { ...s3Files(client, 'uploads'), scanned: false }, stop };
});
