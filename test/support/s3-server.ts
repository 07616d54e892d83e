import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { startFauxqs } from 'fauxqs';

const credentials = { accessKeyId: 'AKIATEST', secretAccessKey: 'a secret of the test' };
const hex = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');
const hmac = (secret: string | Uint8Array, text: string) => createHmac('sha256', secret).update(text).digest();
const encode = (text: string) => encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** Signature Version 4 of an address, as the specification of AWS writes it, from the request that came. */
const signatureOf = ({ method, headers }: IncomingMessage, url: URL): string => {
  const [, date = '', region = '', service = ''] = (url.searchParams.get('X-Amz-Credential') ?? '').split('/');
  const signed = (url.searchParams.get('X-Amz-SignedHeaders') ?? '').split(';');
  const query = [...url.searchParams].filter(([name]) => name !== 'X-Amz-Signature').map(([name, value]) => `${encode(name)}=${encode(value)}`).toSorted().join('&');
  const lines = signed.map((name) => `${name}:${String(headers[name] ?? '').trim()}\n`).join('');
  const canonical = [method, url.pathname, query, lines, signed.join(';'), url.searchParams.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD'].join('\n');
  const scope = `${date}/${region}/${service}/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', url.searchParams.get('X-Amz-Date'), scope, hex(canonical)].join('\n');
  const key = [region, service, 'aws4_request'].reduce((secret, part) => hmac(secret, part), hmac(`AWS4${credentials.secretAccessKey}`, date));
  return hmac(key, text).toString('hex');
};

/** The stand-in of S3 from npm checks neither signatures nor digests nor If-None-Match, and names no attachment. This door in front of it does, as S3 does. */
export const startS3 = async (...buckets: string[]) => {
  const inner = await startFauxqs({ port: 0, logger: false });
  const direct = new S3Client({ endpoint: inner.address, region: 'us-east-1', credentials });
  for (const bucket of buckets) await direct.send(new CreateBucketCommand({ Bucket: bucket }));
  const exists = async (url: URL) => (await fetch(inner.address + url.pathname, { method: 'HEAD' })).ok;
  /** What a condition on the object itself comes to: it must be absent, or still have this tag. */
  const unmet = async ({ method, headers }: IncomingMessage, url: URL): Promise<boolean> => {
    if (method !== 'PUT') return false;
    if (headers['if-none-match'] === '*') return exists(url);
    return headers['if-match'] !== undefined && (await fetch(inner.address + url.pathname, { method: 'HEAD' })).headers.get('etag') !== headers['if-match'];
  };
  const refusal = async (request: IncomingMessage, url: URL, body: Buffer): Promise<number> => {
    if (!url.searchParams.has('X-Amz-Signature')) return (await unmet(request, url)) ? 412 : 0;
    if (signatureOf(request, url) !== url.searchParams.get('X-Amz-Signature')) return 403;
    if (request.method !== 'PUT') return 0;
    if (createHash('sha256').update(body).digest('base64') !== request.headers['x-amz-checksum-sha256']) return 400;
    return (await unmet(request, url)) ? 412 : 0;
  };
  // One at a time, so that nothing comes between a condition and the write it stands for.
  let line: Promise<unknown> = Promise.resolve();
  const server = createServer((request, response) => {
    line = line.then(async () => {
      const body = Buffer.concat(await request.toArray() as Buffer[]);
      const url = new URL(request.url ?? '/', inner.address);
      const refused = await refusal(request, url, body);
      if (refused) return response.writeHead(refused).end();
      const { host: _host, connection: _connection, expect: _expect, 'transfer-encoding': _coding, ...headers } = request.headers;
      const reply = await fetch(url, { method: request.method ?? 'GET', headers: headers as Record<string, string>, ...(body.length > 0 ? { body: new Uint8Array(body) } : {}) });
      const overrides = ['content-type', 'content-disposition'].map((name) => [name, url.searchParams.get(`response-${name}`)]).filter(([, value]) => value !== null);
      return response.writeHead(reply.status, { ...Object.fromEntries(reply.headers), ...(reply.ok ? Object.fromEntries(overrides) as Record<string, string> : {}) }).end(Buffer.from(await reply.arrayBuffer()));
    }).catch(() => response.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, requestChecksumCalculation: 'WHEN_REQUIRED', credentials });
  const stop = async () => {
    server.closeAllConnections();
    server.close();
    await inner.stop();
  };
  return { client, /** The door. */ endpoint, /** Past it: whoever asks here is believed. */ address: inner.address, stop };
};
