import {
  AbortMultipartUploadCommand, CompleteMultipartUploadCommand, CreateMultipartUploadCommand, DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, NotFound, PutObjectCommand, UploadPartCommand, type S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { FileStore } from '../../ports/files.ts';

const uploadSeconds = 15 * 60;
const downloadSeconds = 5 * 60;
const bound = ['content-length', 'content-type', 'host', 'if-none-match', 'x-amz-checksum-sha256'];
/** S3 takes parts of at least five megabytes, the last excepted. */
const partBytes = 8 * 1024 * 1024;
const base64 = (hex: string) => Buffer.from(hex, 'hex').toString('base64');

const readOf = (client: S3Client, bucket: string) => async (storeKey: string): Promise<Uint8Array | undefined> => {
  try {
    return await (await client.send(new GetObjectCommand({ Bucket: bucket, Key: storeKey }))).Body?.transformToByteArray();
  } catch (error) {
    if ((error as { name?: string }).name === 'NoSuchKey') return undefined;
    throw error;
  }
};

/** The pieces as parts of one upload, small ones together. */
const joinIn = async (client: S3Client, bucket: string, { storeKey, pieces, type }: { storeKey: string; pieces: readonly string[]; type: string }): Promise<void> => {
  const where = { Bucket: bucket, Key: storeKey };
  const { UploadId } = await client.send(new CreateMultipartUploadCommand({ ...where, ContentType: type }));
  const parts: { ETag: string | undefined; PartNumber: number }[] = [];
  let held: Uint8Array[] = [];
  const send = async () => {
    const PartNumber = parts.length + 1;
    const { ETag } = await client.send(new UploadPartCommand({ ...where, UploadId, PartNumber, Body: Buffer.concat(held) }));
    parts.push({ ETag, PartNumber });
    held = [];
  };
  try {
    for (const piece of pieces) {
      const bytes = await readOf(client, bucket)(piece);
      if (!bytes) throw new Error(`${piece} cannot be read`);
      held.push(bytes);
      if (held.reduce((sum, { length }) => sum + length, 0) >= partBytes) await send();
    }
    if (held.length > 0 || parts.length === 0) await send();
    await client.send(new CompleteMultipartUploadCommand({ ...where, UploadId, MultipartUpload: { Parts: parts } }));
  } catch (error) {
    await client.send(new AbortMultipartUploadCommand({ ...where, UploadId })).catch(() => undefined);
    throw error;
  }
};

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
  join: (storeKey, pieces, type) => joinIn(client, bucket, { storeKey, pieces, type }),
  read: readOf(client, bucket),
  async remove(storeKey) {
    await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: storeKey }));
  },
});
