import { GetObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { s3Stamps } from '../../../functions/adapters/s3/stamps.ts';
import { startS3 } from '../../support/s3-server.ts';
import { stampsContract } from '../contract/stamps.ts';

const bucket = 'laurel-record';
let s3: Awaited<ReturnType<typeof startS3>>;
beforeAll(async () => { s3 = await startS3(bucket); });
afterAll(() => s3?.stop());

let logs = 0;
stampsContract('S3', async () => s3Stamps(s3.client, bucket, `record/${(logs += 1)}/`));

test('tokens may be kept for ever, their list for seconds, and each has the type of its format', async () => {
  const stamps = s3Stamps(s3.client, bucket, 'record/log/');
  await stamps.keep('x/ts/4.checkpoint', Uint8Array.of(1));
  await stamps.keep('x/ts/4.1.tsr', Uint8Array.of(1));
  await stamps.publish('{}\n', undefined);
  const told = async (key: string) => {
    const { ContentType, CacheControl } = await s3.client.send(new GetObjectCommand({ Bucket: bucket, Key: `record/log/x/ts/${key}` }));
    return [ContentType, CacheControl];
  };
  const forEver = 'public, max-age=31536000, immutable';
  expect([await told('4.checkpoint'), await told('4.1.tsr'), await told('index.json')]).toEqual([['text/plain; charset=utf-8', forEver], ['application/timestamp-reply', forEver], ['application/json', 'public, max-age=3']]);
});
