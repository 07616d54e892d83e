import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Env } from '../../../functions/http/caller.ts';
import { edgeHeaders, onlyThroughEdge } from '../../../functions/http/edge.ts';
import { answerError } from '../../../functions/http/errors.ts';
import { forwardCalls } from '../../../functions/main/lambda/forward-calls.ts';

const secret = 'a secret of forty characters, at the least';
const atGateway = 1_800_000_000_500;
let started = atGateway + 2900;
const arrived = { receivedAt: 1_800_000_000_000, address: '2001:db8::7' };

const area = new Hono<Env>().use(async (c, next) => {
  Object.assign(c.env, { requestContext: { timeEpoch: atGateway } });
  await next();
}).use(onlyThroughEdge(secret, () => started));
area.get('/api/v1/elsewhere', (c) => c.redirect('https://files.example.gov/f'));
area.get('/api/v1/broken', () => { throw new Error('of ours'); });
area.get('/api/v1/throttled', (c) => c.json({ message: 'Too Many Requests' }, 429));
area.get('/api/v1/crashed', (c) => c.json({ message: 'Service Unavailable' }, 503));
area.get('/api/v1/silent', () => new Promise<Response>(() => {}));
area.all('*', async (c) => {
  if (c.req.header('if-none-match') !== '"7"') return c.json({
    method: c.req.method, path: c.req.path, query: c.req.query('q'), body: await c.req.text(), cookie: c.req.header('cookie'), origin: c.req.header('origin'),
    key: c.req.header('idempotency-key'), version: c.req.header('if-match'), known: c.req.header('if-none-match'),
    connection: c.req.header('connection'), receivedAt: c.env.receivedAt, address: c.env.address,
  });
  for (const cookie of ['a=1', 'b=2']) c.header('set-cookie', cookie, { append: true });
  return c.body(null, 304, { etag: '"7"' });
});
area.onError(answerError(() => {}));

const server = createAdaptorServer(area);
let apiOrigin: string;
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  apiOrigin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => { (server as Server).closeAllConnections(); server.close(); });

const headers = { cookie: '__Host-sid=abc', origin: 'https://laurel.example.gov', 'content-type': 'application/json', 'idempotency-key': 'k1', 'if-match': '"3"' };
const write = () => new Request('https://laurel.example.gov/api/v1/entries/e?q=1', { method: 'PUT', headers, body: '{"title":"x"}' });
const api = () => forwardCalls({ apiOrigin, secret });

test('a read goes to the area as its reader, and its answer comes back as it is', async () => {
  const read = (headers: Record<string, string>, method = 'GET') => api()(new Request('https://laurel.example.gov/api/v1/entries?q=1', { method, headers }), arrived);
  expect(await (await read(headers)).json()).toEqual({
    method: 'GET', path: '/api/v1/entries', query: '1', body: '', cookie: '__Host-sid=abc', origin: 'https://laurel.example.gov', key: 'k1', version: '"3"', connection: 'close', ...arrived,
  });
  const known = await read({ 'if-none-match': '"7"' });
  expect([known.status, known.headers.get('etag'), known.headers.getSetCookie(), await known.text()]).toEqual([304, '"7"', ['a=1', 'b=2'], '']);
  expect((await read(headers, 'HEAD')).status).toBe(200);
});

test('a way elsewhere is given back, not gone', async () => {
  const reply = await api()(new Request('https://laurel.example.gov/api/v1/elsewhere'), arrived);
  expect([reply.status, reply.headers.get('location')]).toEqual([302, 'https://files.example.gov/f']);
});

test('what an area says of a failure is passed on; what the gateway says for it, and silence, are failures of the page that asked', async () => {
  const ask = (path: string, until?: AbortSignal, from = api()) => from(new Request(`https://laurel.example.gov/api/v1/${path}`), { ...arrived, ...(until ? { until } : {}) });
  expect(await (await ask('broken')).json()).toMatchObject({ status: 500, code: 'internal' });
  expect((await ask('throttled')).status).toBe(429);
  await expect(ask('crashed')).rejects.toThrow('GET /api/v1/crashed: no answer, only 503');
  await expect(ask('silent', AbortSignal.timeout(50))).rejects.toThrow('timeout');
  await expect(ask('entries', undefined, forwardCalls({ apiOrigin: 'http://127.0.0.1:9', secret }))).rejects.toThrow('fetch failed');
});

test('a write reaches the area whole, with the time and address of its first arrival', async () => {
  expect(await (await api()(write(), arrived)).json()).toEqual({
    method: 'PUT', path: '/api/v1/entries/e', query: '1', body: '{"title":"x"}', cookie: '__Host-sid=abc', origin: 'https://laurel.example.gov', key: 'k1', version: '"3"', connection: 'close', ...arrived,
  });
});

test('nobody moves the clock: a note of arrival that the site did not sign for this very request counts for nothing', async () => {
  const site = { [edgeHeaders.secret]: secret, [edgeHeaders.address]: '203.0.113.9' };
  const heard = async (note: string, path = '/api/v1/entries/e') =>
    (await fetch(apiOrigin + path, { method: 'PUT', headers: { ...site, [edgeHeaders.forwarded]: note } })).json() as Promise<Record<string, unknown>>;
  const own = { receivedAt: atGateway, address: '203.0.113.9' };
  let signed = '';
  const spy = new Hono().all('*', (c) => { signed = c.req.header(edgeHeaders.forwarded)!; return c.text(''); });
  const listening = createAdaptorServer(spy).listen(0, '127.0.0.1');
  await once(listening, 'listening');
  await forwardCalls({ apiOrigin: `http://127.0.0.1:${(listening.address() as AddressInfo).port}`, secret })(write(), arrived);
  listening.close();
  expect(await heard(signed)).toMatchObject(arrived);
  expect(await heard(signed, '/api/v1/entries/other')).toMatchObject(own);
  expect(await heard(signed.replace('1800000000000', '1700000000000'))).toMatchObject(own);
  expect(await heard('1700000000000|192.0.2.1|')).toMatchObject(own);
});

test('a body sent slowly to the gateway was received when it was whole, give or take what a cold start takes', async () => {
  const site = { [edgeHeaders.secret]: secret, [edgeHeaders.address]: '203.0.113.9' };
  const heard = async () => (await (await fetch(`${apiOrigin}/api/v1/entries/e`, { method: 'PUT', headers: site })).json() as { receivedAt: number }).receivedAt;
  expect(await heard()).toBe(atGateway);
  started = atGateway + 28_000;
  expect(await heard()).toBe(started - 3000);
  started = atGateway + 2900;
});

test('without the secret there is nothing there', async () => {
  const reply = await fetch(`${apiOrigin}/api/v1/entries`, { headers: { [edgeHeaders.secret]: secret.slice(1) } });
  expect([reply.status, await reply.json()]).toMatchObject([404, { code: 'not-found' }]);
});
