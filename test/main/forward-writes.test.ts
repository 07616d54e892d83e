import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Env } from '../../functions/http/caller.ts';
import { edgeHeaders, onlyThroughEdge } from '../../functions/http/edge.ts';
import { answerError } from '../../functions/http/errors.ts';
import { forwardWrites } from '../../functions/main/forward-writes.ts';

const secret = 'a secret of forty characters, at the least';
const atGateway = 1_800_000_000_500;
let started = atGateway + 2900;
const arrived = { receivedAt: 1_800_000_000_000, address: '2001:db8::7' };

const area = new Hono<Env>().use(async (c, next) => {
  Object.assign(c.env, { requestContext: { timeEpoch: atGateway } });
  await next();
}).use(onlyThroughEdge(secret, () => started));
area.all('*', async (c) => c.json({
  method: c.req.method, path: c.req.path, query: c.req.query('q'), body: await c.req.text(), cookie: c.req.header('cookie'), origin: c.req.header('origin'),
  key: c.req.header('idempotency-key'), version: c.req.header('if-match'), receivedAt: c.env.receivedAt, address: c.env.address,
}));
area.onError(answerError(() => {}));

const server = createAdaptorServer(area);
let apiOrigin: string;
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  apiOrigin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => { server.close(); });

const headers = { cookie: '__Host-sid=abc', origin: 'https://laurel.example.gov', 'content-type': 'application/json', 'idempotency-key': 'k1', 'if-match': '"3"' };
const write = () => new Request('https://laurel.example.gov/api/v1/entries/e?q=1', { method: 'PUT', headers, body: '{"title":"x"}' });
const api = () => forwardWrites((request) => new Response(`in process: ${request.method}`), { apiOrigin, secret });

test('a read stays in the process', async () => {
  expect(await (await api()(new Request('https://laurel.example.gov/api/v1/entries'), arrived)).text()).toBe('in process: GET');
});

test('a read that leaves a record of itself goes to the function that may write it', async () => {
  for (const path of ['/api/v1/operator/people', '/api/v1/judges/c/conflicts/reasons']) {
    const reply = await api()(new Request(`https://laurel.example.gov${path}?q=1`, { headers }), arrived);
    expect(await reply.json()).toMatchObject({ method: 'GET', path, cookie: '__Host-sid=abc', ...arrived });
  }
  expect(await (await api()(new Request('https://laurel.example.gov/api/v1/judges/c/conflicts'), arrived)).text()).toBe('in process: GET');
});

test('the way to a file goes to the function that may sign it', async () => {
  for (const path of ['/api/v1/entries/e/files/f', '/api/v1/winners/permits-abc123/bundle', '/api/v1/results/c/marks']) {
    const reply = await api()(new Request(`https://laurel.example.gov${path}`, { headers }), arrived);
    expect(await reply.json()).toMatchObject({ method: 'GET', path, cookie: '__Host-sid=abc' });
  }
});

test('a write reaches the area whole, with the time and address of its first arrival', async () => {
  expect(await (await api()(write(), arrived)).json()).toEqual({
    method: 'PUT', path: '/api/v1/entries/e', query: '1', body: '{"title":"x"}', cookie: '__Host-sid=abc', origin: 'https://laurel.example.gov', key: 'k1', version: '"3"', ...arrived,
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
  await forwardWrites(() => new Response(), { apiOrigin: `http://127.0.0.1:${(listening.address() as AddressInfo).port}`, secret })(write(), arrived);
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
