import { readFile } from 'node:fs/promises';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/** The description of the whole API, which no area knows: scripts/bundle.ts puts it beside the site's bundle. */
export const apiDocument = new Hono().use(secureHeaders()).get('/openapi.json', async (c) =>
  c.body(await readFile(new URL('openapi.json', import.meta.url), 'utf8'), 200, { 'content-type': 'application/json', 'cache-control': 'no-store' }));
