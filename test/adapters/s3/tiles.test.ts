import { GetObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { s3Tiles } from '../../../functions/adapters/s3/tiles.ts';
import { startS3 } from '../../support/s3-server.ts';
import { tilesContract } from '../contract/tiles.ts';

const bucket = 'laurel-record';
let s3: Awaited<ReturnType<typeof startS3>>;
beforeAll(async () => { s3 = await startS3(bucket); });
afterAll(() => s3?.stop());

let logs = 0;
tilesContract('S3', async () => s3Tiles(s3.client, bucket, `record/${(logs += 1)}/`));

test('tiles may be kept for ever, the signed head for seconds, and each has the type of its format', async () => {
  const tiles = s3Tiles(s3.client, bucket, 'record/log/');
  await tiles.write('tile/0/000.p/1', Uint8Array.of(1));
  await tiles.publish('head\n', undefined);
  const told = async (key: string) => {
    const { ContentType, CacheControl, ContentEncoding } = await s3.client.send(new GetObjectCommand({ Bucket: bucket, Key: `record/log/${key}` }));
    return [ContentType, CacheControl, ContentEncoding];
  };
  expect(await told('tile/0/000.p/1')).toEqual(['application/octet-stream', 'public, max-age=31536000, immutable', undefined]);
  expect(await told('checkpoint')).toEqual(['text/plain; charset=utf-8', 'public, max-age=3', undefined]);
});
