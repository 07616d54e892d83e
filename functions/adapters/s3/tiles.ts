import type { S3Client } from '@aws-sdk/client-s3';
import { sameBytes } from '../../domain/record/tree/hashing.ts';
import { attachedPath, checkpointPath, parseTilePath } from '../../domain/record/tree/tile.ts';
import type { Tiles } from '../../ports/tiles.ts';
import { forEver, logObjects, marked, seconds } from './log-objects.ts';

const text = { type: 'text/plain; charset=utf-8', cache: seconds };

/** The log as objects behind the CDN. */
export const s3Tiles = (client: S3Client, bucket: string, prefix: string): Tiles => {
  const { get, put } = logObjects(client, bucket, prefix);
  return {
    async read(path) {
      parseTilePath(path);
      return (await get(path))?.bytes;
    },
    async write(path, bytes) {
      parseTilePath(path);
      if (await put(path, bytes, { type: 'application/octet-stream', cache: forEver }, 'once')) return;
      const there = await get(path);
      if (!there || !sameBytes(there.bytes, bytes)) throw new Error(`Other bytes stand at ${path}, and a tile is never replaced.`);
    },
    async attach(hash, bytes) {
      await put(attachedPath(hash), bytes, { type: 'application/json', cache: forEver }, 'once');
      return attachedPath(hash);
    },
    async describe(name, said) {
      await put(name, said, text, 'anyway');
    },
    async policy() {
      const found = await get('policy');
      return found && new TextDecoder().decode(found.bytes);
    },
    async checkpoint() {
      const found = await get(checkpointPath);
      return found && { note: new TextDecoder().decode(found.bytes), mark: found.mark };
    },
    publish: (note, mark) => put(checkpointPath, note, text, marked(mark)),
  };
};
