import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { serveLocal } from '../../functions/main/local-server.ts';
import { freePort } from '../support/engine.ts';

test('a body that is held back past a deadline is not waited for: nothing is done with it', async () => {
  const read: string[] = [];
  const api = { fetch: async (request: Request) => { read.push(await request.text()); return new Response('taken'); } };
  const parts = { api, auth: api, site: api.fetch, identity: () => Promise.resolve(), files: {} as never, clientFolder: '.', now: Date.now, wrote: () => undefined, log: () => undefined };
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
