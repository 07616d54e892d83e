import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';

export const forEver = 'public, max-age=31536000, immutable';
export const seconds = 'public, max-age=3';
export type Kept = { type: string; cache: string };
/** Whether it is written only where nothing stands, only in the place of the version of this mark, or in any case. */
export type Only = 'once' | 'anyway' | { mark: string };
export const marked = (mark: string | undefined): Only => (mark === undefined ? 'once' : { mark });

/** 412: the condition does not hold. 409: another write of the same object is under way, so this one may be tried again. */
const lost = (error: unknown): 412 | 409 | undefined => {
  const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
  return status === 412 || status === 409 ? status : undefined;
};
const attempts = 5;

/** Objects behind the CDN, at their own addresses, as they are: no content coding, so that any reader can take them. */
export const logObjects = (client: S3Client, bucket: string, prefix: string) => ({
  async get(path: string): Promise<{ bytes: Uint8Array; mark: string } | undefined> {
    try {
      const { Body, ETag } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: prefix + path }));
      return { bytes: await Body!.transformToByteArray(), mark: ETag! };
    } catch (error) {
      if ((error as { name?: string }).name === 'NoSuchKey') return undefined;
      throw error;
    }
  },
  /** Was it written? A write that lost against another under way is tried again. */
  async put(path: string, body: Uint8Array | string, { type, cache }: Kept, only: Only): Promise<boolean> {
    const condition = only === 'anyway' ? {} : only === 'once' ? { IfNoneMatch: '*' } : { IfMatch: only.mark };
    for (let attempt = 1; ; attempt += 1) {
      try {
        await client.send(new PutObjectCommand({ Bucket: bucket, Key: prefix + path, Body: body, ContentType: type, CacheControl: cache, ...condition }));
        return true;
      } catch (error) {
        const status = lost(error);
        if (status === 412) return false;
        if (status !== 409 || attempt === attempts) throw error;
      }
    }
  },
});
