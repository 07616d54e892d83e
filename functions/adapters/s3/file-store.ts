import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, NotFound, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { FileStore } from '../../ports/files.ts';

const uploadSeconds = 15 * 60;
const downloadSeconds = 5 * 60;
const bound = ['content-length', 'content-type', 'host', 'if-none-match', 'x-amz-checksum-sha256'];
const base64 = (hex: string) => Buffer.from(hex, 'hex').toString('base64');

/** The client must be made with requestChecksumCalculation 'WHEN_REQUIRED': the default signs the checksum of zero bytes into the URL. */
export const s3Files = (client: S3Client, bucket: string): Omit<FileStore, 'scanned'> => ({
  async upload({ storeKey, size, sha256, type }) {
    const put = new PutObjectCommand({ Bucket: bucket, Key: storeKey, ContentLength: size, ContentType: type, ChecksumSHA256: base64(sha256), IfNoneMatch: '*' });
    const url = await getSignedUrl(client, put, {
      expiresIn: uploadSeconds,
      unhoistableHeaders: new Set(['x-amz-checksum-sha256', 'if-none-match']),
      signableHeaders: new Set(bound),
    });
    const headers = { 'content-type': type, 'x-amz-checksum-sha256': base64(sha256), 'if-none-match': '*' };
    return { url, headers, expiresAt: new Date(Date.now() + uploadSeconds * 1000).toISOString() };
  },
  async stat(storeKey) {
    try {
      const head = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: storeKey, ChecksumMode: 'ENABLED' }));
      const first = await client.send(new GetObjectCommand({ Bucket: bucket, Key: storeKey, Range: 'bytes=0-4099' }));
      const sha256 = head.ChecksumSHA256 ? Buffer.from(head.ChecksumSHA256, 'base64').toString('hex') : '';
      return { size: head.ContentLength ?? 0, sha256, head: (await first.Body?.transformToByteArray()) ?? new Uint8Array() };
    } catch (error) {
      if (error instanceof NotFound || (error as { name?: string }).name === 'NoSuchKey') return undefined;
      throw error;
    }
  },
  async download(storeKey, name, type) {
    const get = new GetObjectCommand({
      Bucket: bucket, Key: storeKey, ResponseContentType: type, ResponseContentDisposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    });
    return getSignedUrl(client, get, { expiresIn: downloadSeconds });
  },
  async keep(storeKey, bytes, type) {
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: storeKey, Body: bytes, ContentType: type }));
  },
  async read(storeKey) {
    try {
      return await (await client.send(new GetObjectCommand({ Bucket: bucket, Key: storeKey }))).Body?.transformToByteArray();
    } catch (error) {
      if ((error as { name?: string }).name === 'NoSuchKey') return undefined;
      throw error;
    }
  },
  async remove(storeKey) {
    await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: storeKey }));
  },
});
