import type { S3Client } from '@aws-sdk/client-s3';
import { stampListPath } from '../../domain/record/stamp/stamp-list.ts';
import type { Stamps } from '../../ports/stamps.ts';
import { forEver, logObjects, marked, seconds } from './log-objects.ts';

const typeOf = (path: string): string => (path.endsWith('.tsr') ? 'application/timestamp-reply' : 'text/plain; charset=utf-8');

/** Timestamps as objects beside the log. */
export const s3Stamps = (client: S3Client, bucket: string, prefix: string): Stamps => {
  const { get, put } = logObjects(client, bucket, prefix);
  return {
    read: async (path) => (await get(path))?.bytes,
    async keep(path, bytes) {
      if (await put(path, bytes, { type: typeOf(path), cache: forEver }, 'once')) return bytes;
      return (await get(path))!.bytes;
    },
    async list() {
      const found = await get(stampListPath);
      return found && { text: new TextDecoder().decode(found.bytes), mark: found.mark };
    },
    publish: (text, mark) => put(stampListPath, text, { type: 'application/json', cache: seconds }, marked(mark)),
  };
};
