import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { DiskFiles } from '../../adapters/disk/file-store.ts';
import { isLoopback } from '../../domain/people/identity.ts';
import { answerError } from '../../http/errors.ts';
import { fileRoutes } from './files.ts';
import { logRoutes } from './log-files.ts';
import type { Arrival } from '../site.ts';
import { told } from '../commands/told.ts';

type Pages = (request: Request, from: Arrival) => Promise<Response>;
type Parts = {
  api: { fetch(request: Request, env: Arrival): Response | Promise<Response> };
  auth: { fetch(request: Request, env: Arrival): Response | Promise<Response> };
  identity: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  site: Pages;
  files: DiskFiles;
  /** This site as a witness of others. */
  witness?: Hono;
  /** The log of the public record. */
  logFolder: string;
  clientFolder: string;
  /** The clock that says when a request arrived, in milliseconds. */
  now: () => number;
  /** Told after every write, so that jobs look at once. */
  wrote: () => void;
  log: (line: Record<string, unknown>) => void;
};

/** When each request was here whole. A body that is still on its way at a deadline is late, however early its head came. */
const arrivals = new WeakMap<IncomingMessage, number>();
const hasBody = ({ headers }: IncomingMessage) => headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
const noteArrival = (request: IncomingMessage, now: () => number) => {
  if (!hasBody(request)) arrivals.set(request, now());
  else request.once('end', () => { arrivals.set(request, now()); });
};
/** Before all of it was here. */
const hungUp = (request: IncomingMessage): boolean => request.destroyed && !request.complete;
const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A body follows its head at once, or is not waited for. */
const hurry = (request: IncomingMessage, response: ServerResponse, seconds: number) => {
  if (request.url?.startsWith('/_files/')) return;
  const timer = setTimeout(() => {
    if (!response.headersSent) response.writeHead(408, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' }).end('The request took too long to arrive. Send it again.');
    request.destroy();
  }, seconds * 1000);
  for (const done of ['end', 'close']) request.once(done, () => { clearTimeout(timer); });
};

/** One address for everything: pages, API, sign-in, files. Only this machine may ask. */
const gather = ({ api, auth, site, files, witness, logFolder, clientFolder, now, wrote, log }: Parts) => {
  const app = new Hono<{ Bindings: { incoming: IncomingMessage } }>();
  const from = (incoming: IncomingMessage): Arrival => ({
    /** Asked once the body is read: by the API itself, or by a page's form for the API behind it. */
    get receivedAt() { return arrivals.get(incoming) ?? now(); },
    address: incoming.socket.remoteAddress,
    get hungUp() { return hungUp(incoming); },
  });
  app.onError(answerError(log) as never);
  app.use(async (c, next) => {
    if (!isLoopback(c.req.header('host') ?? '')) return c.text('This program answers only on localhost.', 421);
    await next();
    if (!safe.has(c.req.method)) wrote();
  });
  app.use('/_app/immutable/*', async (c, next) => {
    await next();
    if (c.res.ok) c.res.headers.set('cache-control', 'public, max-age=31536000, immutable');
  });
  app.use('/service-worker.js', async (c, next) => {
    await next();
    c.res.headers.set('cache-control', 'no-cache');
  });
  app.use('/*', serveStatic({ root: clientFolder }));
  app.all('/api/v1/*', (c) => api.fetch(c.req.raw, from(c.env.incoming)));
  app.get('/openapi.json', (c) => api.fetch(c.req.raw, from(c.env.incoming)));
  app.all('/auth/*', (c) => auth.fetch(c.req.raw, from(c.env.incoming)));
  app.get('/healthz', (c) => c.json({ ok: true }));
  app.route('/', fileRoutes(files, log) as never);
  if (witness) app.route('/', witness as never);
  app.route('/', logRoutes(logFolder) as never);
  app.all('*', (c) => site(c.req.raw, from(c.env.incoming)));
  return app;
};

/** Methods that no Request can have (a browser's own rule), so that nothing behind the socket could answer them. */
const unheard = new Set(['TRACE', 'TRACK']);
const refuseMethod = (response: ServerResponse) =>
  void response.writeHead(405, { allow: 'GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE', 'content-type': 'text/plain; charset=utf-8' }).end('This method is not answered here.');

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? told(`Port ${port} is in use. Stop the program that has it, or choose another with --port.`) : error));
    server.listen(port, '127.0.0.1', resolve);
  });

export const serveLocal = async (parts: Parts, port: number, { bodySeconds = 10 } = {}): Promise<Server> => {
  const app = gather(parts);
  const listener = getRequestListener(async (request, env) => {
    const { incoming, outgoing } = env as { incoming: IncomingMessage; outgoing: ServerResponse };
    const answer = await app.fetch(request, { ...env, get hungUp() { return hungUp(incoming); } } as never);
    return outgoing.headersSent ? RESPONSE_ALREADY_SENT : answer;
  });
  const server = createServer((request, response) => {
    if (unheard.has(request.method ?? '')) return refuseMethod(response);
    noteArrival(request, parts.now);
    hurry(request, response, bodySeconds);
    const answered = request.url?.startsWith('/idp/') && isLoopback(request.headers.host ?? '') ? parts.identity(request, response) : listener(request, response);
    Promise.resolve(answered).catch((error: unknown) => {
      if (hungUp(request)) return;
      parts.log({ level: 'error', message: 'request failed', error: String(error) });
      if (!response.headersSent) response.writeHead(500).end();
    });
  });
  await listen(server, port);
  return server;
};
