import { once } from 'node:events';
import { mkdtempSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { getRequestListener } from '@hono/node-server';
import { diskFiles } from '../../../functions/adapters/disk/file-store.ts';
import { fileRoutes } from '../../../functions/main/local/files.ts';
import { fileStoreContract } from '../contract/file-store.ts';

const start = async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const folder = mkdtempSync(join(tmpdir(), 'laurel-files-'));
  const clock = { at: Date.parse('2027-01-05T15:00:00Z') };
  const store = diskFiles({ folder, origin, secret: 'test', now: () => clock.at });
  const app = fileRoutes(store, () => undefined);
  server.on('request', getRequestListener((request) => app.fetch(request)));
  return { store, folder, clock, stop: () => { server.closeAllConnections(); server.close(); } };
};

fileStoreContract('disk', start);

test('an address works for its minutes only, and a refused upload leaves no crumbs', async () => {
  const { store, folder, clock, stop } = await start();
  const file = { storeKey: 'q-0123456789', size: 4, sha256: '0'.repeat(64), type: 'text/plain' };
  const { url } = await store.upload(file);
  expect((await fetch(url, { method: 'PUT', body: 'four' })).status).toBe(422);
  expect((await fetch(url, { method: 'PUT', body: 'too many' })).status).toBe(413);
  expect(readdirSync(folder)).toEqual([]);
  clock.at += 16 * 60_000;
  expect((await fetch(url, { method: 'PUT', body: 'four' })).status).toBe(404);
  stop();
});
