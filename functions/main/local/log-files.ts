import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { stampListPath } from '../../domain/record/stamp/stamp-list.ts';
import { checkpointPath } from '../../domain/record/tree/tile.ts';

const isNew = (path: string): boolean => ['policy', 'vkey', checkpointPath, stampListPath].some((name) => path.endsWith(`/${name}`));
const isText = (path: string): boolean => isNew(path) || path.endsWith(`.${checkpointPath}`);

type Answers = { fetch(request: Request, from: never): Response | Promise<Response> };
/** What a page asks for while it is made: of the API, or of the log. */
export const withLog = (api: Answers, folder: string) => {
  const log = logRoutes(folder);
  return (request: Request, from: unknown) => (new URL(request.url).pathname.startsWith('/record/log/') ? log.fetch(request) : api.fetch(request, from as never));
};

/** The log as files, word for word, for any reader on any site: tiles never change, the signed head every second. */
export const logRoutes = (folder: string) => {
  const app = new Hono();
  app.use('/record/log/*', async (c, next) => {
    await next();
    if (c.res.status !== 200) {
      c.res = new Response('There is no such file in the log.\n', { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', 'access-control-allow-origin': '*' } });
      return;
    }
    const { headers } = c.res;
    headers.set('access-control-allow-origin', '*');
    headers.set('content-type', isText(c.req.path) ? 'text/plain; charset=utf-8' : c.req.path.endsWith('.json') ? 'application/json' : 'application/octet-stream');
    headers.set('cache-control', isNew(c.req.path) ? 'public, max-age=3' : 'public, max-age=31536000, immutable');
  });
  app.get('/record/log/*', serveStatic({ root: folder, rewriteRequestPath: (path) => path.slice('/record/log'.length) }));
  app.all('/record/log/*', (c) => c.notFound());
  return app;
};
