import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { sameBytes } from '../../domain/record/tree/hashing.ts';
import { attachedPath, checkpointPath, parseTilePath } from '../../domain/record/tree/tile.ts';
import type { Tiles } from '../../ports/tiles.ts';

const forEver = 'public, max-age=31536000, immutable';
const seconds = 'public, max-age=3';
/** 412: the condition does not hold. 409: another write of the same object is under way, so this one may be tried again. */
const lost = (error: unknown): 412 | 409 | undefined => {
  const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
  return status === 412 || status === 409 ? status : undefined;
};
const attempts = 5;

/** The log as objects behind the CDN, at their own addresses, as they are: no content coding, so that any reader can take them. */
export const s3Tiles = (client: S3Client, bucket: string, prefix: string): Tiles => {
  const keyOf = (path: string): string => `${prefix}${path}`;
  const get = async (key: string) => {
    try {
      const { Body, ETag } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return { bytes: await Body!.transformToByteArray(), tag: ETag! };
    } catch (error) {
      if ((error as { name?: string }).name === 'NoSuchKey') return undefined;
      throw error;
    }
  };
  /** Was it written? A write that lost against another under way is tried again. */
  const put = async (put: PutObjectCommand): Promise<boolean> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await client.send(put);
        return true;
      } catch (error) {
        const status = lost(error);
        if (status === 412) return false;
        if (status !== 409 || attempt === attempts) throw error;
      }
    }
  };
  const tileKey = (path: string): string => {
    parseTilePath(path);
    return keyOf(path);
  };
  return {
    read: async (path) => (await get(tileKey(path)))?.bytes,
    async write(path, bytes) {
      const key = tileKey(path);
      if (await put(new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes, ContentType: 'application/octet-stream', CacheControl: forEver, IfNoneMatch: '*' }))) return;
      const there = await get(key);
      if (!there || !sameBytes(there.bytes, bytes)) throw new Error(`Other bytes stand at ${path}, and a tile is never replaced.`);
    },
    async attach(hash, bytes) {
      await put(new PutObjectCommand({ Bucket: bucket, Key: keyOf(attachedPath(hash)), Body: bytes, ContentType: 'application/json', CacheControl: forEver, IfNoneMatch: '*' }));
      return attachedPath(hash);
    },
    async describe(name, text) {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: keyOf(name), Body: text, ContentType: 'text/plain; charset=utf-8', CacheControl: seconds }));
    },
    async policy() {
      const found = await get(keyOf('policy'));
      return found && new TextDecoder().decode(found.bytes);
    },
    async checkpoint() {
      const found = await get(keyOf(checkpointPath));
      return found && { note: new TextDecoder().decode(found.bytes), mark: found.tag };
    },
    publish: (note, mark) => put(new PutObjectCommand({
      Bucket: bucket, Key: keyOf(checkpointPath), Body: note, ContentType: 'text/plain; charset=utf-8', CacheControl: seconds, ...(mark === undefined ? { IfNoneMatch: '*' } : { IfMatch: mark }),
    })),
  };
};
