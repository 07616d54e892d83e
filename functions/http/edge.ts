import { createHmac, timingSafeEqual } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import { Refusal } from '../domain/refusal.ts';
import type { Bindings, Env } from './caller.ts';

/** Names shared with the CDN, which sets the first two on every request and drops whatever a visitor sent under any of them. */
export const edgeHeaders = { secret: 'x-origin-secret', address: 'x-viewer-address', forwarded: 'x-site-forwarded' } as const;

const same = (given: string, expected: string) => {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
};

const macOf = (secret: string, parts: string[]) => createHmac('sha256', secret).update(parts.join('\n')).digest('base64url');

type Arrival = { receivedAt: number; address: string };

/** What a page asks and a form posts reaches the area's function one hop later: it carries when and from where it first arrived. */
export const forwardedHeader = (secret: string, request: Request, { receivedAt, address }: Arrival): string => {
  const mac = macOf(secret, [request.method, new URL(request.url).pathname, String(receivedAt), address]);
  return [receivedAt, address, mac].join('|');
};

const readForwarded = (secret: string, header: string | undefined, method: string, path: string): Arrival | undefined => {
  const [receivedAt, address, mac] = header?.split('|') ?? [];
  if (!receivedAt || !address || !mac) return undefined;
  return same(mac, macOf(secret, [method, path, receivedAt, address])) ? { receivedAt: Number(receivedAt), address } : undefined;
};

/** The gateway hands a request over whole, and notes when it began to come. A body sent slowly gains nothing by that: a function, started cold too, runs within three seconds of the last byte. */
const startsWithin = 3000;
const arrivedAt = (noted: number | undefined, started: number): number => Math.max(noted ?? started, started - startsWithin);

/** Behind the CDN only: API Gateway has a public name of its own, and nobody may use it to get around the CDN's rules. */
export const onlyThroughEdge = (secret: string, now = Date.now) =>
  createMiddleware<Env>(async (c, next) => {
    if (!same(c.req.header(edgeHeaders.secret) ?? '', secret)) throw new Refusal('not-found', 'There is no such address.');
    const here = { receivedAt: arrivedAt(c.env.requestContext?.timeEpoch, now()), address: c.req.header(edgeHeaders.address) ?? 'unknown' };
    const first = readForwarded(secret, c.req.header(edgeHeaders.forwarded), c.req.method, c.req.path);
    Object.assign(c.env, (first ?? here) satisfies Bindings);
    await next();
  });
