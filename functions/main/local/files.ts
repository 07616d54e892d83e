import { Readable } from 'node:stream';
import { Hono } from 'hono';
import type { DiskFiles } from '../../adapters/disk/file-store.ts';
import type { Env } from '../../http/caller.ts';
import { answerError } from '../../http/errors.ts';

/** Where browsers put and fetch the bytes, on a path of their own. What comes out is an attachment and runs nothing. */
export const fileRoutes = (files: DiskFiles, log: (line: Record<string, unknown>) => void) => {
  const app = new Hono<Env>();
  app.onError(answerError(log));
  app.put('/_files/:token', async (c) => {
    const body = c.req.raw.body ? Readable.fromWeb(c.req.raw.body as never) : Readable.from([]);
    await files.receive(c.req.param('token'), body);
    return c.body(null, 204);
  });
  app.get('/_files/:token', async (c) => {
    const { stream, size, name, type } = await files.send(c.req.param('token'));
    return c.body(Readable.toWeb(stream) as ReadableStream, 200, {
      'content-type': type, 'content-length': String(size), 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`, 'cache-control': 'private, no-store',
      'content-security-policy': "default-src 'none'; sandbox", 'x-content-type-options': 'nosniff',
    });
  });
  return app;
};
