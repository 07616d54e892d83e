import { createMiddleware } from 'hono/factory';
import { Refusal } from '../domain/refusal.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A request through a socket always has a stream; without a length, an encoding or a type nothing is in it. */
const hasBody = ({ body, headers }: Request): boolean =>
  body !== null && headers.get('content-length') !== '0' && ['content-length', 'transfer-encoding', 'content-type'].some((name) => headers.has(name));

/** A browser's write must come from our own pages, as JSON. Requests with a token or without cookies can't be forged this way. */
export const refuseForgery = (origin: string) =>
  createMiddleware(async (c, next) => {
    if (safe.has(c.req.method)) return next();
    const type = c.req.header('content-type') ?? '';
    if (hasBody(c.req.raw) && !type.startsWith('application/json')) throw new Refusal('unsupported', 'Send application/json.', 'Content-Type');
    const from = c.req.header('origin');
    const site = c.req.header('sec-fetch-site');
    const foreign = (from !== undefined && from !== origin) || (site !== undefined && site !== 'same-origin' && site !== 'none');
    if (c.req.header('cookie') && foreign) throw new Refusal('cross-site', 'This request came from a page of another site. Open the page here and try again.');
    return next();
  });
