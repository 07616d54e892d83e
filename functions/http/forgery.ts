import { createMiddleware } from 'hono/factory';
import { Refusal } from '../domain/refusal.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A browser's write must come from our own pages, as JSON. Requests with a token or without cookies can't be forged this way. */
export const refuseForgery = (origin: string) =>
  createMiddleware(async (c, next) => {
    if (safe.has(c.req.method)) return next();
    const type = c.req.header('content-type') ?? '';
    const hasBody = c.req.raw.body !== null;
    if (hasBody && !type.startsWith('application/json')) throw new Refusal('unsupported', 'Send application/json.', 'Content-Type');
    const from = c.req.header('origin');
    const site = c.req.header('sec-fetch-site');
    const foreign = (from !== undefined && from !== origin) || (site !== undefined && site !== 'same-origin' && site !== 'none');
    if (c.req.header('cookie') && foreign) throw new Refusal('forbidden', 'This request came from another site.');
    return next();
  });
