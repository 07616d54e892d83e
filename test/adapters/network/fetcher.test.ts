import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { publicFetcher } from '../../../functions/adapters/network/fetcher.ts';
import { isPublicAddress } from '../../../functions/adapters/network/public-address.ts';

const sites: Server[] = [];
afterAll(() => sites.forEach((site) => site.closeAllConnections()));
afterAll(() => sites.forEach((site) => site.close()));
const served = async (listener: RequestListener) => {
  const site = createServer(listener).listen(0, '127.0.0.1');
  sites.push(site);
  await once(site, 'listening');
  return `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
};
const own = publicFetcher({ loopback: true, milliseconds: 400 });

test('public is what everybody can reach, and nothing else', () => {
  for (const address of ['8.8.8.8', '1.1.1.1', '172.15.0.1', '172.32.0.1', '2606:4700::1111']) expect(isPublicAddress(address), address).toBe(true);
  for (const address of ['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255', '::1', '::', 'fe80::1', 'fd00:ec2::254', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '2001:db8::1', '2002:7f00:1::', '64:ff9b::7f00:1', 'ff02::1', 'localhost', '']) expect(isPublicAddress(address), address).toBe(false);
});

test('this machine, its network and plain http are not asked, whatever name they go by', async () => {
  let asked = 0;
  const site = await served((_request, response) => { asked += 1; response.end('secret'); });
  const fetcher = publicFetcher();
  const port = new URL(site).port;
  for (const address of [site, `https://127.0.0.1:${port}/`, `https://localhost:${port}/`, `https://[::1]:${port}/`, 'https://169.254.169.254/latest/meta-data/', `https://[::ffff:127.0.0.1]:${port}/`, `https://0x7f000001:${port}/`, 'http://example.org/', 'ftp://example.org/', 'file:///etc/passwd', 'https://name:word@example.org/', 'not an address']) {
    await expect(fetcher.read(address), address).rejects.toMatchObject({ code: 'unavailable' });
  }
  expect(asked).toBe(0);
});

test('where it is sent to is looked at again; a loop ends', async () => {
  const site = await served((request, response) => {
    if (request.url === '/here') return response.end('found');
    const to: Record<string, string> = { '/to-here': '/here', '/inside': 'http://10.0.0.1/', '/meta': 'https://169.254.169.254/', '/round': '/round' };
    return response.writeHead(302, { location: to[request.url!]! }).end();
  });
  expect(Buffer.from(await own.read(`${site}/to-here`)).toString()).toBe('found');
  await expect(own.read(`${site}/inside`)).rejects.toThrow('is not an https address.');
  await expect(own.read(`${site}/meta`)).rejects.toThrow('169.254.169.254 is not a public address.');
  await expect(own.read(`${site}/round`)).rejects.toThrow('sends from one place to the next.');
});

test('more than 1 MB, an answer that does not come, and any other answer are told', async () => {
  const site = await served((request, response) => {
    if (request.url === '/large') return response.end(Buffer.alloc(1024 * 1024 + 1));
    if (request.url === '/slow') return response.write('a');
    return response.writeHead(404).end();
  });
  await expect(own.read(`${site}/large`)).rejects.toThrow('is larger than 1 MB.');
  await expect(own.read(`${site}/slow`)).rejects.toThrow('did not answer within 0.4 seconds.');
  await expect(own.read(`${site}/none`)).rejects.toThrow('answered 404.');
  await expect(own.read('http://127.0.0.1:9/')).rejects.toMatchObject({ code: 'unavailable' });
});

test('a question is answered with what the site says: its number, where it ended and whether for good, how long to wait, and of a large page the beginning', async () => {
  const site = await served((request, response) => {
    const path = request.url!;
    if (path === '/moved' || path === '/detour') return response.writeHead(path === '/moved' ? 301 : 302, { location: '/here' }).end();
    if (path === '/busy') return response.writeHead(429, { 'retry-after': '120' }).end();
    if (path === '/large') return response.end(Buffer.alloc(1024 * 1024 + 5, 'a'));
    if (path === '/here') return response.writeHead(200, { 'content-type': 'text/html' }).end(request.method === 'HEAD' ? '' : `${request.method} ${request.headers['user-agent']}`);
    return response.writeHead(404).end();
  });
  const told = async (path: string, method: 'HEAD' | 'GET' = 'GET') => {
    const { body, ...reply } = await own.ask(`${site}${path}`, method);
    return { ...reply, address: reply.address.replace(site, ''), size: body.length };
  };
  expect(await Promise.all([told('/moved', 'HEAD'), told('/detour', 'HEAD'), told('/busy'), told('/none'), told('/large')])).toEqual([
    { status: 200, address: '/here', forGood: true, retryAfter: undefined, type: 'text/html', size: 0 },
    { status: 200, address: '/here', forGood: false, retryAfter: undefined, type: 'text/html', size: 0 },
    { status: 429, address: '/busy', forGood: true, retryAfter: 120, type: undefined, size: 0 },
    { status: 404, address: '/none', forGood: true, retryAfter: undefined, type: undefined, size: 0 },
    { status: 200, address: '/large', forGood: true, retryAfter: undefined, type: undefined, size: 1024 * 1024 },
  ]);
  expect(Buffer.from((await own.ask(`${site}/here`, 'GET')).body).toString()).toBe('GET Mozilla/5.0 (compatible; LaurelAtlas/1.0)');
  await expect(publicFetcher().ask(`${site}/here`, 'GET')).rejects.toThrow('127.0.0.1');
  await expect(publicFetcher().ask('http://nothing.invalid/', 'HEAD')).rejects.toMatchObject({ code: 'unavailable' });
});

test('a message is handed in once, with its headers, and follows nobody; of the answer the beginning comes back', async () => {
  const heard: string[] = [];
  const site = await served((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
      heard.push(`${request.method} ${request.url} ${String(request.headers['webhook-id'])} ${request.headers['user-agent']} ${request.headers['content-length']} ${Buffer.concat(parts).toString()}`);
      if (request.url === '/moved') return response.writeHead(308, { location: '/in' }).end();
      if (request.url === '/busy') return response.writeHead(503, { 'retry-after': '7' }).end('x'.repeat(10_000));
      return response.writeHead(202).end('ok');
    });
  });
  const message = { headers: { 'webhook-id': 'msg_1', 'user-agent': 'Laurel-Webhooks/1.0' }, body: '{"a":"ä"}' };
  const told = async (path: string) => {
    const { status, retryAfter, body } = await own.post(`${site}${path}`, message);
    return { status, retryAfter, size: body.length };
  };
  expect([await told('/in'), await told('/moved'), await told('/busy')]).toEqual([{ status: 202, retryAfter: undefined, size: 2 }, { status: 308, retryAfter: undefined, size: 0 }, { status: 503, retryAfter: 7, size: 4096 }]);
  expect(heard).toEqual(['/in', '/moved', '/busy'].map((path) => `POST ${path} msg_1 Laurel-Webhooks/1.0 10 {"a":"ä"}`));
  // on the embedded default messages may go to this machine, and nothing else may be asked of it
  const local = publicFetcher({ loopbackPosts: true });
  expect((await local.post(`${site}/in`, message)).status).toBe(202);
  await expect(local.ask(`${site}/in`, 'GET')).rejects.toThrow('127.0.0.1');
  for (const address of [site, `https://127.0.0.1:${new URL(site).port}/`, 'https://169.254.169.254/', 'http://example.org/', 'https://10.0.0.1/']) await expect(publicFetcher().post(address, message), address).rejects.toMatchObject({ code: 'unavailable' });
  expect(heard).toHaveLength(4);
});
