import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { Hono } from 'hono';
import { readCaller, type Env } from '../../functions/http/caller.ts';
import { answerError } from '../../functions/http/errors.ts';
import { serveLocal } from '../../functions/main/local/server.ts';
import { freePort } from '../../functions/main/local/free-port.ts';

test('a body that is held back past a deadline is not waited for: nothing is done with it', async () => {
  const read: string[] = [];
  const api = { fetch: async (request: Request) => { read.push(await request.text()); return new Response('taken'); } };
  const parts = { api, auth: api, site: api.fetch, identity: () => Promise.resolve(), files: {} as never, logFolder: '.', clientFolder: '.', now: Date.now, wrote: () => undefined, log: () => undefined };
  const port = await freePort();
  const server = await serveLocal(parts, port, { bodySeconds: 0.2 });
  const send = (body: string) => new Promise<string>((resolve) => {
    let heard = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(`POST /api/v1/x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\n${body}`));
    socket.on('data', (bytes) => { heard += String(bytes); });
    socket.on('close', () => { resolve(heard); });
  });
  expect(await send('whole')).toContain('taken');
  expect(await send('w')).toMatch(/^HTTP\/1\.1 408 [^]*The request took too long to arrive\. Send it again\./);
  expect(read).toEqual(['whole']);
  server.close();
});

test('a request is received when its last byte is here, sent to the API or through a form; a read when its head is', async () => {
  let clock = Date.parse('2027-01-15T23:59:59.000Z');
  const inner = new Hono<Env>().use(readCaller(async () => ({}), () => 'never asked')).all('*', async (c) => c.text(`${c.get('caller').at} ${await c.req.text()}`));
  const api = { fetch: (request: Request, env: object) => inner.fetch(request, env) };
  const page = async (request: Request, from: object) => api.fetch(new Request('http://localhost/api/v1/x', { method: 'POST', body: await request.text() }), from);
  const parts = { api, auth: api, site: page, identity: () => Promise.resolve(), files: {} as never, logFolder: '.', clientFolder: '.', now: () => clock, wrote: () => undefined, log: () => undefined };
  const port = await freePort();
  const server = await serveLocal(parts, port);
  const send = (path: string, framing: string, ...body: string[]) => new Promise<string>((resolve) => {
    let heard = '';
    clock = Date.parse('2027-01-15T23:59:59.000Z');
    const socket = connect(port, '127.0.0.1', () => socket.write(`POST ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${framing}\r\n\r\n${body[0]}`));
    setTimeout(() => { clock += 7000; socket.write(body[1]!); }, 150);
    socket.on('data', (bytes) => { heard += String(bytes); });
    socket.on('close', () => { resolve(heard); });
  });
  for (const path of ['/api/v1/x', '/team/x']) {
    expect(await send(path, 'Content-Length: 6', '', 'answer')).toContain('2027-01-16T00:00:06.000Z answer');
    expect(await send(path, 'Content-Length: 6', 'answ', 'er')).toContain('2027-01-16T00:00:06.000Z answer');
    expect(await send(path, 'Transfer-Encoding: chunked', '4\r\nansw\r\n', '2\r\ner\r\n0\r\n\r\n')).toContain('2027-01-16T00:00:06.000Z ');
  }
  clock = Date.parse('2027-01-15T23:59:59.000Z');
  const read = await (await fetch(`http://127.0.0.1:${port}/api/v1/x`)).text();
  expect(read).toBe('2027-01-15T23:59:59.000Z ');
  server.close();
});

test('the worker’s file is asked for each time, what has its hash in its name never again', async () => {
  const clientFolder = mkdtempSync(join(tmpdir(), 'laurel-client-'));
  mkdirSync(join(clientFolder, '_app/immutable'), { recursive: true });
  for (const path of ['service-worker.js', '_app/immutable/a.js']) writeFileSync(join(clientFolder, path), '1;');
  const api = { fetch: async () => new Response('elsewhere') };
  const parts = { api, auth: api, site: api.fetch, identity: () => Promise.resolve(), files: {} as never, logFolder: '.', clientFolder, now: Date.now, wrote: () => undefined, log: () => undefined };
  const port = await freePort();
  const server = await serveLocal(parts, port);
  const caching = async (path: string) => {
    const reply = await fetch(`http://127.0.0.1:${port}${path}`);
    return [await reply.text(), reply.headers.get('content-type')?.split(';')[0], reply.headers.get('cache-control')];
  };
  expect([await caching('/service-worker.js'), await caching('/_app/immutable/a.js')]).toEqual([['1;', 'text/javascript', 'no-cache'], ['1;', 'text/javascript', 'public, max-age=31536000, immutable']]);
  server.close();
});

test('a method that no request can have is refused, not failed on', async () => {
  const api = { fetch: async () => new Response('taken') };
  const logged: object[] = [];
  const parts = { api, auth: api, site: api.fetch, identity: () => Promise.resolve(), files: {} as never, logFolder: '.', clientFolder: '.', now: Date.now, wrote: () => undefined, log: (line: object) => { logged.push(line); } };
  const port = await freePort();
  const server = await serveLocal(parts, port);
  for (const path of ['/', '/api/v1/challenges']) {
    const heard = await new Promise<string>((resolve) => {
      let text = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(`TRACE ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`));
      socket.on('data', (bytes) => { text += String(bytes); });
      socket.on('close', () => { resolve(text); });
    });
    expect(heard).toMatch(/^HTTP\/1\.1 405 [^]*allow: GET, HEAD/i);
  }
  expect(logged).toEqual([]);
  server.close();
});

test('who hangs up in the middle of a request is no fault of ours, by whatever part was reading', async () => {
  const logged: object[] = [];
  const log = (line: object) => { logged.push(line); };
  const read: string[] = [];
  const inner = new Hono<Env>().post('*', async (c) => { read.push('begun'); return c.text(await c.req.text()); }).onError(answerError(log));
  const api = { fetch: (request: Request, env: object) => inner.fetch(request, env) };
  const page = async (request: Request) => { read.push('begun'); return new Response(await request.text()); };
  const parts = { api, auth: api, site: page, identity: () => Promise.resolve(), files: {} as never, logFolder: '.', clientFolder: '.', now: Date.now, wrote: () => undefined, log };
  const port = await freePort();
  const server = await serveLocal(parts, port, { bodySeconds: 0.3 });
  const unhandled: unknown[] = [];
  const note = (error: unknown) => { unhandled.push(error); };
  process.on('unhandledRejection', note);
  const said = vi.spyOn(console, 'error');
  for (const path of ['/api/v1/calls', '/auth/callback', '/team/x']) {
    for (const wait of [50, 400]) {
      await new Promise<void>((resolve) => {
        const socket = connect(port, '127.0.0.1', () => socket.write(`POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"a":`));
        setTimeout(() => { socket.destroy(); }, wait);
        socket.on('close', () => { resolve(); });
        socket.on('error', () => undefined);
      });
    }
  }
  await new Promise((done) => { setTimeout(done, 200); });
  process.off('unhandledRejection', note);
  expect(read).toHaveLength(6);
  expect([logged, unhandled, said.mock.calls]).toEqual([[], [], []]);
  server.close();
});
