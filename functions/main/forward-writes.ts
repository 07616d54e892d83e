import { edgeHeaders, forwardedHeader } from '../http/edge.ts';
import type { Api } from './site.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Reads that leave a record of themselves, or look at the jobs' own lists. */
export const recordedReads = /^\/api\/v1\/((operator|acts)(\/|$)|judges\/[^/]+\/conflicts\/reasons$)/;
/** The way to a file's bytes: the S3 client is a fifth of the site's bundle, and the site needs no rights on files. */
const fileReads = /^\/api\/v1\/(.+\/files\/|winners\/[^/]+\/bundle$|results\/[^/]+\/marks$)/;
const ofThisHop = ['host', 'connection', 'content-length', 'transfer-encoding', 'accept-encoding', edgeHeaders.forwarded];

/** The site's role cannot write, and knows no files: a form post goes on to the area's own function, with the time and address of its first arrival. */
export const forwardWrites = (read: Api, { apiOrigin, secret }: { apiOrigin: string; secret: string }): Api => async (request, from) => {
  const { pathname, search } = new URL(request.url);
  if (safe.has(request.method) && !recordedReads.test(pathname) && !fileReads.test(pathname)) return read(request, from);
  const headers = new Headers(request.headers);
  for (const name of ofThisHop) headers.delete(name);
  headers.set(edgeHeaders.secret, secret);
  headers.set(edgeHeaders.forwarded, forwardedHeader(secret, request, { receivedAt: from.receivedAt ?? Date.now(), address: from.address ?? 'unknown' }));
  const body = await request.arrayBuffer();
  return fetch(apiOrigin + pathname + search, { method: request.method, headers, redirect: 'manual', ...(body.byteLength > 0 ? { body } : {}) });
};
