import { edgeHeaders, forwardedHeader } from '../../http/edge.ts';
import type { Api } from '../site.ts';

const ofThisHop = ['host', 'content-length', 'transfer-encoding', 'accept-encoding', edgeHeaders.forwarded];

/** The site holds no API and has no rights: what a page asks or a form posts goes on to the area's own function, with the time and address of its first arrival. */
export const forwardCalls = ({ apiOrigin, secret }: { apiOrigin: string; secret: string }): Api => async (request, from) => {
  const { pathname, search } = new URL(request.url);
  const headers = new Headers(request.headers);
  for (const name of ofThisHop) headers.delete(name);
  // A function sleeps between requests, and a connection kept meanwhile may be dead without knowing it.
  headers.set('connection', 'close');
  headers.set(edgeHeaders.secret, secret);
  headers.set(edgeHeaders.forwarded, forwardedHeader(secret, request, { receivedAt: from.receivedAt ?? Date.now(), address: from.address ?? 'unknown' }));
  const body = await request.arrayBuffer();
  const reply = await fetch(apiOrigin + pathname + search, { method: request.method, headers, redirect: 'manual', signal: from.until ?? null, ...(body.byteLength > 0 ? { body } : {}) });
  // A function that could not answer at all: the gateway speaks for it, without a reference. The page that asked gives one.
  if (reply.status >= 500 && !reply.headers.get('content-type')?.includes('problem+json')) throw new Error(`${request.method} ${pathname}: no answer, only ${reply.status}`);
  return reply;
};
